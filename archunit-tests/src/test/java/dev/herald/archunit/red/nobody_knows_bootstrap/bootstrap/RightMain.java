package dev.herald.archunit.red.nobody_knows_bootstrap.bootstrap;

/** Fine where it is. */
public final class RightMain {}
