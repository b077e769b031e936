package dev.herald.archunit.red.adapters_know_ports_and_domain.network;

public final class RightDoor {}
