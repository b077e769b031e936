package dev.herald.archunit.red.ports_are_interfaces_or_values.application.port;

/** Nobody outside sees it. */
final class RightHidden {}
