package dev.herald.archunit.red.everybody_lives_in_a_ring.fuzz;

/** One of the rings. */
final class RightPlace {}
