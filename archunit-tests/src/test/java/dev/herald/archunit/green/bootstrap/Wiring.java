package dev.herald.archunit.green.bootstrap;

import dev.herald.archunit.green.application.client.Client;
import dev.herald.archunit.green.application.port.Gateway;

/** Puts it together. */
public final class Wiring {
    private final Gateway gateway;

    /** Over this gateway. */
    public Wiring(Gateway gateway) {
        this.gateway = gateway;
    }

    /** The client. */
    public Client client() {
        return new Client(gateway);
    }
}
