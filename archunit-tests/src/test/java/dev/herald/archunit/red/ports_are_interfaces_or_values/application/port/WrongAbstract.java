package dev.herald.archunit.red.ports_are_interfaces_or_values.application.port;

/** Half a behaviour on the border. */
public abstract class WrongAbstract {}
