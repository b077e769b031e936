package dev.herald.archunit.red.adapters_open_one_door.adapter.few;

/** One of three. */
public final class RightOptions {}
