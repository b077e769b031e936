package dev.herald.archunit.red.adapters_know_ports_and_domain.embedded;

/** Fine where it is. */
public final class RightTracker {}
