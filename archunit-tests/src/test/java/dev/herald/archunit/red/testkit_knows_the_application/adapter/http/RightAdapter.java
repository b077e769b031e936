package dev.herald.archunit.red.testkit_knows_the_application.adapter.http;

/** Fine where it is. */
public final class RightAdapter {}
