package dev.herald.archunit.red.ports_are_interfaces_or_values.application.port;

/** An agreement. */
public interface RightPort {}
