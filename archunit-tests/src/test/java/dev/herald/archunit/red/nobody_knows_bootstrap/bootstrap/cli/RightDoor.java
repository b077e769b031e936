package dev.herald.archunit.red.nobody_knows_bootstrap.bootstrap.cli;

/** Fine where it is. */
public final class RightDoor {}
