package dev.herald.archunit.red.application_knows_the_domain.testkit;

/** Fine where it is. */
public final class RightFixture {}
