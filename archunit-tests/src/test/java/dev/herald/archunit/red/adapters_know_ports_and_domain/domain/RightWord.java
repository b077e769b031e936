package dev.herald.archunit.red.adapters_know_ports_and_domain.domain;

/** Fine where it is. */
public final class RightWord {}
