package dev.herald.archunit.red.nobody_knows_the_testkit.testkit;

/** Fine where it is. */
public final class RightFixture {}
