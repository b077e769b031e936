package dev.herald.archunit.red.adapters_open_one_door.embedded;

/** One door too many. */
public final class WrongOne {}
