package dev.herald.archunit.red.wire_words_stay_inside.adapter.http;

/** A word of the wire on the doorstep. */
public record WireWrongDoor(int incomplete) {}
