package dev.herald.archunit.red.embedded_tracker_knows_ports_and_domain.domain;

/** Fine where it is. */
public final class RightWord {}
