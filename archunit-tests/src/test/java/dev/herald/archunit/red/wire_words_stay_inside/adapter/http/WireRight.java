package dev.herald.archunit.red.wire_words_stay_inside.adapter.http;

/** Hidden inside. */
record WireRight(int incomplete) {}
