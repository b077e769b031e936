package dev.herald.archunit.red.everybody_lives_in_a_ring.benchmarks;

/** One of the rings. */
final class RightPlace {}
