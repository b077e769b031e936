package dev.herald.archunit.red.adapters_know_no_other_adapter.adapter.http;

import dev.herald.archunit.red.adapters_know_no_other_adapter.adapter.bencode.RightCodec;

/** An adapter that knows its neighbour. */
record WrongReader(RightCodec codec) {}
