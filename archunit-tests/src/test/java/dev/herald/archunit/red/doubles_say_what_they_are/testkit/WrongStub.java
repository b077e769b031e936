package dev.herald.archunit.red.doubles_say_what_they_are.testkit;

/** Short of something. */
final class WrongStub {}
