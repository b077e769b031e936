package dev.herald.archunit.red.nobody_knows_the_rules.archunit;

/** Fine where it is. */
public final class RightRules {}
