package dev.herald.archunit.red.doubles_say_what_they_are.testkit;

import dev.herald.archunit.red.doubles_say_what_they_are.application.port.RightPort;

/** Keeps what it is told. */
final class InMemoryRight implements RightPort {}
