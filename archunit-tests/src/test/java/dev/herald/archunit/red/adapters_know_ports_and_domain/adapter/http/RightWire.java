package dev.herald.archunit.red.adapters_know_ports_and_domain.adapter.http;

import dev.herald.archunit.red.adapters_know_ports_and_domain.domain.RightWord;

/** An adapter that knows a word. */
record RightWire(RightWord word) {}
