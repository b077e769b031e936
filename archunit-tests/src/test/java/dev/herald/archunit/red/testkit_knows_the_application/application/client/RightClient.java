package dev.herald.archunit.red.testkit_knows_the_application.application.client;

/** Fine where it is. */
public final class RightClient {}
