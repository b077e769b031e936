package dev.herald.archunit.red.application_knows_the_domain.domain;

/** Fine where it is. */
public final class RightWord {}
