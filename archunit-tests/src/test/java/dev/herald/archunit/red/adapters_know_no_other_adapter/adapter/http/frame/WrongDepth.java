package dev.herald.archunit.red.adapters_know_no_other_adapter.adapter.http.frame;

import dev.herald.archunit.red.adapters_know_no_other_adapter.adapter.bencode.RightCodec;

/** The same from deeper inside. */
record WrongDepth(RightCodec codec) {}
