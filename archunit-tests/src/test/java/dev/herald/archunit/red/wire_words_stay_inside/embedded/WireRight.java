package dev.herald.archunit.red.wire_words_stay_inside.embedded;

/** Hidden inside. */
record WireRight(int incomplete) {}
