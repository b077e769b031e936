package dev.herald.archunit.red.ports_are_interfaces_or_values.application.port;

/** What it speaks of. */
public record RightValue(String word) {}
