package dev.herald.archunit.red.network_knows_the_domain.network;

import dev.herald.archunit.red.network_knows_the_domain.application.port.RightPort;

record WrongUse(RightPort port) {}
