package dev.herald.archunit.red.ports_know_the_domain.application.client;

/** Fine where it is. */
public final class RightClient {}
