package dev.herald.archunit.red.doubles_say_what_they_are.testkit;

/** It behaves like nothing. */
final class MockWrong {}
