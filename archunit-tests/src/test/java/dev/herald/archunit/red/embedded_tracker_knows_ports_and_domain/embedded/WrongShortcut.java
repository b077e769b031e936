package dev.herald.archunit.red.embedded_tracker_knows_ports_and_domain.embedded;

import dev.herald.archunit.red.embedded_tracker_knows_ports_and_domain.adapter.bencode.RightCodec;

/** A tracker that picks its own codec. */
record WrongShortcut(RightCodec codec) {}
