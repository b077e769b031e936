package dev.herald.archunit.red.doubles_say_what_they_are.testkit;

import dev.herald.archunit.red.doubles_say_what_they_are.application.port.RightPort;

/** How does it behave? */
final class WrongGateway implements RightPort {}
