package dev.herald.archunit.red.doubles_say_what_they_are.testkit;

import dev.herald.archunit.red.doubles_say_what_they_are.application.port.RightPort;

/** Time at hand. */
final class VirtualRight implements RightPort {}
