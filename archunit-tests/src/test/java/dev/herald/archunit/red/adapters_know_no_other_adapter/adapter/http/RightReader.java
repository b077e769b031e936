package dev.herald.archunit.red.adapters_know_no_other_adapter.adapter.http;

import dev.herald.archunit.red.adapters_know_no_other_adapter.adapter.http.frame.RightFrame;

/** An adapter that knows itself. */
record RightReader(RightFrame frame) {}
