package dev.herald.archunit.red.wire_words_stay_inside.domain;

/** A word of the wire in the middle of the house. */
record WireWrongWord(int incomplete) {}
