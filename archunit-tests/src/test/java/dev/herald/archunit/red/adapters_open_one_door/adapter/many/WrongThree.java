package dev.herald.archunit.red.adapters_open_one_door.adapter.many;

/** One door too many. */
public final class WrongThree {}
