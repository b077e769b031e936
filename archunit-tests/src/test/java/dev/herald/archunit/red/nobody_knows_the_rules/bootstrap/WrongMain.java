package dev.herald.archunit.red.nobody_knows_the_rules.bootstrap;

import dev.herald.archunit.red.nobody_knows_the_rules.archunit.RightRules;

/** A command that judges itself. */
record WrongMain(RightRules rules) {}
