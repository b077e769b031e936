package dev.herald.adapter.udp;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.AddressFamilies;
import dev.herald.network.Network;
import dev.herald.network.Visit;
import dev.herald.network.Way;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Knows the {@link Route} to each tracker over some IP versions, and remembers it for half a minute, the thousand used last. For one thread; names are
 * resolved on others.
 */
final class AddressBook {

    private static final int REMEMBERED = 1_000;
    private static final long FRESH = 30_000_000_000L;

    private record Known(CompletableFuture<Either<TrackerError, Route>> route, long since) {
        boolean isStale(long now) {
            return route.isDone() && (now - since > FRESH || found().isEmpty());
        }

        /** The address that is tried first, if it is known. */
        Option<InetSocketAddress> first() {
            return found().map(route -> route.addresses().get(0));
        }

        private Option<Route> found() {
            return route.isDone() && !route.isCompletedExceptionally()
                    ? route.join().toOption()
                    : Option.none();
        }
    }

    private final Network network;
    private final AddressFamilies over;
    private final Map<TrackerUrl, Known> entries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TrackerUrl, Known> eldest) {
            return size() > REMEMBERED;
        }
    };

    AddressBook(Network network, AddressFamilies over) {
        this.network = network;
        this.over = over;
    }

    /** The way to a tracker; Left where there is none. Shared: not to be completed or cancelled. */
    CompletableFuture<Either<TrackerError, Route>> routeTo(TrackerUrl tracker, long now) {
        Known known = entries.get(tracker);
        if (known != null && !known.isStale(now)) {
            return known.route();
        }
        Option<InetSocketAddress> proven = known == null ? Option.none() : known.first();
        Known fresh = new Known(look(tracker, proven), now);
        entries.put(tracker, fresh);
        return fresh.route();
    }

    private CompletableFuture<Either<TrackerError, Route>> look(TrackerUrl tracker, Option<InetSocketAddress> proven) {
        return network.waysTo(Visit.to(tracker).over(over))
                .thenApply(found -> found.map(ways -> {
                    Route route =
                            new Route(ways.stream().map(Way::tracker).distinct().toList());
                    proven.forEach(route::prefer);
                    return route;
                }));
    }
}
