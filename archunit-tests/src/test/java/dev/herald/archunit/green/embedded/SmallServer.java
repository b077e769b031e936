package dev.herald.archunit.green.embedded;

import org.apache.hc.core5.http.HttpHost;

/** The other side, small. */
public final class SmallServer {
    private final HttpHost host;

    /** A server there. */
    public SmallServer(HttpHost host) {
        this.host = host;
    }

    /** Where it is. */
    public String name() {
        return host.getHostName();
    }
}
