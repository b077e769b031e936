package dev.herald.adapter.udp;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.AddressFamilies;
import dev.herald.network.Network;
import dev.herald.network.Visit;
import dev.herald.network.Way;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.List;
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
        Known fresh = new Known(look(Visit.to(tracker).over(over)), now);
        entries.put(tracker, fresh);
        return fresh.route();
    }

    private CompletableFuture<Either<TrackerError, Route>> look(Visit visit) {
        return network.waysTo(visit).thenApply(found -> found.map(ways -> route(visit, ways)));
    }

    /** What answered before all others the network remembers. */
    private Route route(Visit visit, List<Way> ways) {
        return new Route(
                ways.stream().map(Way::tracker).distinct().toList(),
                proven -> ways.stream()
                        .filter(way -> way.tracker().equals(proven))
                        .findFirst()
                        .ifPresent(way -> network.proved(visit, way)));
    }
}
