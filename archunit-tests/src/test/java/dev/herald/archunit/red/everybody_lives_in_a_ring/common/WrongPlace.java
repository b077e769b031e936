package dev.herald.archunit.red.everybody_lives_in_a_ring.common;

/** Nobody knows who may know it. */
final class WrongPlace {}
