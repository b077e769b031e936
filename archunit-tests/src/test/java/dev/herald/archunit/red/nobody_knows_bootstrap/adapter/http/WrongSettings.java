package dev.herald.archunit.red.nobody_knows_bootstrap.adapter.http;

import dev.herald.archunit.red.nobody_knows_bootstrap.bootstrap.cli.RightDoor;

/** An adapter that reads the command line. */
record WrongSettings(RightDoor door) {}
