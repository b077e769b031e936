package dev.herald.archunit.green.adapter.http;

/** As it comes over the wire. */
record WireWord(String w) {}
