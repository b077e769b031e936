package dev.herald.archunit.red.nobody_knows_the_rules.testkit;

import dev.herald.archunit.red.nobody_knows_the_rules.archunit.RightRules;

/** A test kit that brings the rules along. */
record WrongFixture(RightRules rules) {}
