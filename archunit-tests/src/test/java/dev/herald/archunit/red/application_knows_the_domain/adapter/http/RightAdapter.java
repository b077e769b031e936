package dev.herald.archunit.red.application_knows_the_domain.adapter.http;

/** Fine where it is. */
public final class RightAdapter {}
