package dev.herald.network;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.IpAddress;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.InetSocketAddress;

/**
 * One way to a tracker that a socket may take.
 *
 * @param next what the socket is connected to: the tracker, or the proxy before it; resolved
 * @param tracker the tracker itself; behind a proxy not resolved, unless the URL names an address
 * @param proxy whose address {@code next} is, if it is a proxy's
 * @param from where the socket comes from
 */
public record Way(InetSocketAddress next, InetSocketAddress tracker, Option<ProxyServer> proxy, LocalSide from) {

    /**
     * What the socket is to be bound to, as things stand now; none where any address will do. To be asked right before a socket is
     * bound, because interfaces come and go. Left where nothing may leave.
     */
    public Either<TrackerError, Option<InetSocketAddress>> source() {
        return from.towards(next.getAddress()).map(found -> found.map(address -> new InetSocketAddress(address, 0)));
    }

    /** Whether it ends in a network of our own, as far as we can tell. */
    public boolean isInside() {
        return !tracker.isUnresolved()
                && AddressRules.isInside(IpAddress.of(tracker.getAddress().getAddress()));
    }

    /** Whether a proxy stands in between that speaks SOCKS5 with us. */
    public boolean isThroughSocks() {
        return proxy.exists(server -> !server.isHttp());
    }

    /** Whether a proxy stands in between that speaks HTTP with us. */
    public boolean isThroughHttpProxy() {
        return proxy.exists(ProxyServer::isHttp);
    }
}
