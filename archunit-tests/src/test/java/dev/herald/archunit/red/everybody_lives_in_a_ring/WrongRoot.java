package dev.herald.archunit.red.everybody_lives_in_a_ring;

/** The base package is no ring. */
final class WrongRoot {}
