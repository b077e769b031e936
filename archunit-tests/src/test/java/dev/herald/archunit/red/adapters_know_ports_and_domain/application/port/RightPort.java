package dev.herald.archunit.red.adapters_know_ports_and_domain.application.port;

/** Fine where it is. */
public interface RightPort {}
