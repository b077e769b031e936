package dev.herald.archunit.red.adapters_know_ports_and_domain.application.client;

/** Fine where it is. */
public final class RightClient {}
