package dev.herald.adapter.http;

import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.AddressFamilies;
import org.apache.hc.core5.net.NamedEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Whom a connection talks to: what may share connections and credentials, and nothing more (RFC 6454).
 *
 * @param secure whether TLS lies in between
 * @param host a name in lower case, or an address without brackets
 * @param port 1 to 65535
 * @param over the IP versions it may be reached over: a connection over another one is no connection to it (IPV6-5)
 */
record Origin(boolean secure, String host, int port, AddressFamilies over) implements NamedEndpoint {

    Origin(boolean secure, String host, int port) {
        this(secure, host, port, AddressFamilies.BOTH);
    }

    static Origin of(TrackerUrl url, AddressFamilies over) {
        return new Origin(url.scheme() == TrackerScheme.HTTPS, url.host(), url.port(), over);
    }

    @Override
    public String getHostName() {
        return host;
    }

    @Override
    public int getPort() {
        return port;
    }

    /** By hand, because every announce looks its origin up, and before Java 21 a record's own equality is slow. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Origin that
                        && secure == that.secure
                        && port == that.port
                        && over == that.over
                        && host.equals(that.host));
    }

    @Override
    public int hashCode() {
        return 31 * host.hashCode() + port;
    }

    /** Host and port as {@code CONNECT} and absolute URLs name them, IPv6 addresses in brackets. */
    String authority() {
        return bracketed() + ":" + port;
    }

    /** Host and, where it is not the scheme's own, port, as the {@code Host} header names them (HTTP-T7). */
    String hostHeader() {
        return port == (secure ? 443 : 80) ? bracketed() : authority();
    }

    /** What stands before the path in an absolute URL. */
    String url() {
        return (secure ? "https://" : "http://") + authority();
    }

    private String bracketed() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }
}
