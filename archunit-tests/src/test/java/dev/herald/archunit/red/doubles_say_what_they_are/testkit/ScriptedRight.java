package dev.herald.archunit.red.doubles_say_what_they_are.testkit;

import dev.herald.archunit.red.doubles_say_what_they_are.application.port.RightPort;

/** Says what it was told to. */
final class ScriptedRight implements RightPort {}
