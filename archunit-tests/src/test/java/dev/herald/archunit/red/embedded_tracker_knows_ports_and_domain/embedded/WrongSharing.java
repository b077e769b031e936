package dev.herald.archunit.red.embedded_tracker_knows_ports_and_domain.embedded;

import dev.herald.archunit.red.embedded_tracker_knows_ports_and_domain.application.client.RightClient;

/** A tracker that shares code with the client. */
record WrongSharing(RightClient client) {}
