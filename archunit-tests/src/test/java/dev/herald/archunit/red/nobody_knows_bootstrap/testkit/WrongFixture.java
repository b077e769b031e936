package dev.herald.archunit.red.nobody_knows_bootstrap.testkit;

import dev.herald.archunit.red.nobody_knows_bootstrap.bootstrap.RightMain;

/** A fixture that starts everything. */
record WrongFixture(RightMain main) {}
