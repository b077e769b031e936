package dev.herald.archunit.red.ports_know_the_domain.domain;

/** Fine where it is. */
public final class RightWord {}
