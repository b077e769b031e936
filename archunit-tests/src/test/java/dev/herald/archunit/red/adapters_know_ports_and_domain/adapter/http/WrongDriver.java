package dev.herald.archunit.red.adapters_know_ports_and_domain.adapter.http;

import dev.herald.archunit.red.adapters_know_ports_and_domain.application.client.RightClient;

/** An adapter that drives the client. */
record WrongDriver(RightClient client) {}
