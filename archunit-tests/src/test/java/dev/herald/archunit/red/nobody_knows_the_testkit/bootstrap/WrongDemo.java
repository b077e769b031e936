package dev.herald.archunit.red.nobody_knows_the_testkit.bootstrap;

import dev.herald.archunit.red.nobody_knows_the_testkit.testkit.RightFixture;

/** A command that runs on a double. */
record WrongDemo(RightFixture fixture) {}
