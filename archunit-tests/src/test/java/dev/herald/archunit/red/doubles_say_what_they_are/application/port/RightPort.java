package dev.herald.archunit.red.doubles_say_what_they_are.application.port;

/** An agreement. */
public interface RightPort {}
