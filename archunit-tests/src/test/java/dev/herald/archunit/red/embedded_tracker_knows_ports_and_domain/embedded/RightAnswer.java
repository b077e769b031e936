package dev.herald.archunit.red.embedded_tracker_knows_ports_and_domain.embedded;

import dev.herald.archunit.red.embedded_tracker_knows_ports_and_domain.domain.RightWord;

/** A tracker that knows a word. */
record RightAnswer(RightWord word) {}
