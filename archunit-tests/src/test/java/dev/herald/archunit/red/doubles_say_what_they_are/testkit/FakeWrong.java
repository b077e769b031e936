package dev.herald.archunit.red.doubles_say_what_they_are.testkit;

/** Nobody knows. */
final class FakeWrong {}
