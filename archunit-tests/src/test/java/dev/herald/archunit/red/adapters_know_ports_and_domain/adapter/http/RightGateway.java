package dev.herald.archunit.red.adapters_know_ports_and_domain.adapter.http;

import dev.herald.archunit.red.adapters_know_ports_and_domain.application.port.RightPort;

/** An adapter that keeps an agreement. */
final class RightGateway implements RightPort {}
