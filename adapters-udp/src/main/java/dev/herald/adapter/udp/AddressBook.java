package dev.herald.adapter.udp;

import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Knows the {@link Route} to each tracker, and remembers it for half a minute, the thousand used last. For one thread; names are
 * resolved on others.
 */
final class AddressBook {

    private static final int REMEMBERED = 1_000;
    private static final int MOST_ADDRESSES = 8;
    private static final long FRESH = 30_000_000_000L;

    private record Place(String host, int port) {}

    private record Known(CompletableFuture<Route> route, long since) {
        boolean isStale(long now) {
            return route.isCompletedExceptionally() || (route.isDone() && now - since > FRESH);
        }

        /** The address that is tried first, if it is known. */
        Option<InetSocketAddress> first() {
            return route.isDone() && !route.isCompletedExceptionally()
                    ? Option.some(route.join().addresses().get(0))
                    : Option.none();
        }
    }

    private final UdpOptions options;
    private final NameResolver resolver;
    private final Map<Place, Known> entries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Known> eldest) {
            return size() > REMEMBERED;
        }
    };

    AddressBook(UdpOptions options, NameResolver resolver) {
        this.options = options;
        this.resolver = resolver;
    }

    /** The way to a tracker. Fails with {@link UnknownHostException} where there is none. Shared: not to be completed or cancelled. */
    CompletableFuture<Route> routeTo(TrackerUrl tracker, long now) {
        Place place = new Place(tracker.host(), tracker.port());
        Known known = entries.get(place);
        if (known != null && !known.isStale(now)) {
            return known.route();
        }
        Option<InetSocketAddress> proven = known == null ? Option.none() : known.first();
        Known fresh = new Known(look(place, proven), now);
        entries.put(place, fresh);
        return fresh.route();
    }

    private CompletableFuture<Route> look(Place place, Option<InetSocketAddress> proven) {
        return literal(place.host())
                .map(address -> CompletableFuture.completedFuture(List.of(address)))
                .getOrElse(() -> resolver.resolve(place.host()))
                .thenCompose(found -> route(found, place.port(), proven));
    }

    private CompletableFuture<Route> route(List<InetAddress> found, int port, Option<InetSocketAddress> proven) {
        List<InetSocketAddress> usable = found.stream()
                .filter(options::reaches)
                .distinct()
                .limit(MOST_ADDRESSES)
                .map(address -> new InetSocketAddress(address, port))
                .toList();
        if (usable.isEmpty()) {
            return CompletableFuture.failedFuture(
                    new UnknownHostException("it has no address of an IP version that is in use"));
        }
        Route route = new Route(usable);
        proven.forEach(route::prefer);
        return CompletableFuture.completedFuture(route);
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
