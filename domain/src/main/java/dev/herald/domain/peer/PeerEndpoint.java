package dev.herald.domain.peer;

import io.vavr.control.Option;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a peer listens. Ordered by host, then by port: a set of peers stays quick even when a hostile tracker sends thousands
 * whose hash codes are the same.
 *
 * @param host its address or its name
 * @param port its TCP port, 0 to 65535; a peer at port 0 cannot be reached
 */
public record PeerEndpoint(PeerHost host, int port) implements Comparable<PeerEndpoint> {

    private static final Pattern WRITTEN = Pattern.compile("(\\[[^\\[\\]]+]|[^:\\[\\]]+):([0-9]{1,5})");

    public PeerEndpoint {
        if (port < 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    /** Reads {@code name:port}, {@code v4:port} or {@code [v6]:port}, as in a magnet link (MAG-6); none for anything else. */
    public static Option<PeerEndpoint> parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches() || Integer.parseInt(written.group(2)) > 0xFFFF) {
            return Option.none();
        }
        int port = Integer.parseInt(written.group(2));
        return PeerHost.parse(written.group(1)).map(host -> new PeerEndpoint(host, port));
    }

    /** Whether nobody can listen there: port 0, an unspecified or a multicast address (HTTP-R13). */
    public boolean isUnusable() {
        return port == 0 || (host instanceof IpAddress address && (address.isUnspecified() || address.isMulticast()));
    }

    @Override
    public int compareTo(PeerEndpoint other) {
        int hosts = host.compareTo(other.host);
        return hosts != 0 ? hosts : Integer.compare(port, other.port);
    }

    /** {@code host:port}, IPv6 addresses in brackets. */
    @Override
    public String toString() {
        return (host instanceof IpAddress address && address.isIpv6() ? "[" + host + "]" : host) + ":" + port;
    }
}
