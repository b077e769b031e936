package dev.herald.archunit.red.adapters_know_ports_and_domain.adapter.http;

import dev.herald.archunit.red.adapters_know_ports_and_domain.embedded.RightTracker;

/** An adapter that brings its own tracker. */
record WrongDemo(RightTracker tracker) {}
