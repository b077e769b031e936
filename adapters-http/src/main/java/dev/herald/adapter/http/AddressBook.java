package dev.herald.adapter.http;

import dev.herald.domain.peer.IpAddress;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Knows where to connect to for an origin: to one of its own addresses, or to the proxy's (HTTP-T11). */
final class AddressBook {

    private static final int MOST_ADDRESSES = 8;

    private final NetworkScope network;
    private final NameResolver resolver;

    AddressBook(NetworkScope network, NameResolver resolver) {
        this.network = network;
        this.resolver = resolver;
    }

    /**
     * The addresses to be tried in turn, at least one and not too many. A SOCKS proxy gets names as they are. Fails with
     * {@link UnknownHostException} where there is none that can be reached from here.
     */
    CompletableFuture<List<InetSocketAddress>> addressesOf(Origin origin) {
        Option<ProxyServer> proxy = network.proxy();
        if (proxy.exists(server -> !server.isHttp())) {
            InetSocketAddress asItIs = literal(origin.host())
                    .map(address -> new InetSocketAddress(address, origin.port()))
                    .getOrElse(() -> InetSocketAddress.createUnresolved(origin.host(), origin.port()));
            return CompletableFuture.completedFuture(List.of(asItIs));
        }
        return proxy.map(server -> reachable(server.host(), server.port()))
                .getOrElse(() -> reachable(origin.host(), origin.port()));
    }

    private CompletableFuture<List<InetSocketAddress>> reachable(String host, int port) {
        CompletableFuture<List<InetAddress>> known = literal(host)
                .map(address -> CompletableFuture.completedFuture(List.of(address)))
                .getOrElse(() -> resolver.resolve(host));
        return known.thenCompose(all -> {
            List<InetSocketAddress> usable = all.stream()
                    .filter(network::reaches)
                    .limit(MOST_ADDRESSES)
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
            return usable.isEmpty()
                    ? CompletableFuture.failedFuture(
                            new UnknownHostException("it has no address of an IP version that is in use"))
                    : CompletableFuture.completedFuture(usable);
        });
    }

    private static Option<InetAddress> literal(String host) {
        return IpAddress.parse(host).map(address -> {
            try {
                return InetAddress.getByAddress(address.toByteArray());
            } catch (UnknownHostException impossible) {
                throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
            }
        });
    }
}
