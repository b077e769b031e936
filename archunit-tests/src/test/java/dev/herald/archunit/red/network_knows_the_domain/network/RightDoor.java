package dev.herald.archunit.red.network_knows_the_domain.network;

import dev.herald.archunit.red.network_knows_the_domain.domain.RightWord;

record RightDoor(RightWord word) {}
