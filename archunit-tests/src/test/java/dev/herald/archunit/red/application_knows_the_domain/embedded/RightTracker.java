package dev.herald.archunit.red.application_knows_the_domain.embedded;

/** Fine where it is. */
public final class RightTracker {}
