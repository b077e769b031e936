package dev.herald.archunit.red.doubles_say_what_they_are.testkit;

/** No double at all. */
final class RightFixture {}
