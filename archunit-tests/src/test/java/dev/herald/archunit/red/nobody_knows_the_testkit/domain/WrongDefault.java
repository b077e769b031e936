package dev.herald.archunit.red.nobody_knows_the_testkit.domain;

import dev.herald.archunit.red.nobody_knows_the_testkit.testkit.RightFixture;

/** A word that is a double by default. */
record WrongDefault(RightFixture fixture) {}
