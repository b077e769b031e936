package dev.herald.archunit.red.nobody_knows_bootstrap.bootstrap.cli;

import dev.herald.archunit.red.nobody_knows_bootstrap.bootstrap.RightMain;

/** The command may know the root. */
record RightVerb(RightMain main) {}
