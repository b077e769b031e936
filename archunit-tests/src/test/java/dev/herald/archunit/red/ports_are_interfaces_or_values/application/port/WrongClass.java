package dev.herald.archunit.red.ports_are_interfaces_or_values.application.port;

/** Behaviour on the border. */
public final class WrongClass {}
