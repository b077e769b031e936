package dev.herald.archunit.red.adapters_know_ports_and_domain.adapter.http;

import dev.herald.archunit.red.adapters_know_ports_and_domain.network.RightDoor;

record RightDial(RightDoor door) {}
