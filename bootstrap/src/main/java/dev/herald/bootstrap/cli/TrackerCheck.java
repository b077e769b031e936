package dev.herald.bootstrap.cli;

import dev.herald.application.client.AnnounceOutcome;
import dev.herald.bootstrap.cli.check.Family;
import dev.herald.bootstrap.cli.check.RouteReport;
import dev.herald.bootstrap.cli.check.TrackerReport;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Checks one tracker every way there is to it: over each IP version that it has an address of, or through the proxy. */
final class TrackerCheck {

    private final Map<Option<Family>, RouteCheck> routes;
    private final HostLookup lookup;
    private final LocalNetwork network;
    private final ClientIdentity client;
    private final RandomGenerator random;

    /**
     * @param routes how to go each way; the one without an IP version goes through a proxy, which looks names up itself
     */
    TrackerCheck(
            Map<Option<Family>, RouteCheck> routes,
            HostLookup lookup,
            LocalNetwork network,
            ClientIdentity client,
            RandomGenerator random) {
        this.routes = routes;
        this.lookup = lookup;
        this.network = network;
        this.client = client;
        this.random = random;
    }

    /** The addresses of its host; none where they cannot be known. Never fails. */
    CompletableFuture<Seq<InetAddress>> addressesOf(TrackerUrl tracker) {
        return isProxied()
                ? CompletableFuture.completedFuture(Vector.empty())
                : lookup.addressesOf(tracker.host()).thenApply(found -> found.getOrElse(Vector.empty()));
    }

    /**
     * All that can be found out about it.
     *
     * @param answered is told of the first answer over each way, as soon as it is there
     */
    CompletableFuture<TrackerReport> of(TrackerUrl tracker, Consumer<AnnounceOutcome> answered) {
        if (isProxied()) {
            return visit(tracker, Vector.empty(), routes, answered);
        }
        return lookup.addressesOf(tracker.host())
                .thenCompose(found -> found.fold(
                        error -> CompletableFuture.completedFuture(TrackerReport.unresolved(tracker, error)),
                        addresses -> visit(tracker, addresses, worthTrying(addresses), answered)));
    }

    private boolean isProxied() {
        return routes.containsKey(Option.none());
    }

    /** Ways that cannot work from here are left out, unless nothing would be left: then the network itself says why. */
    private Map<Option<Family>, RouteCheck> worthTrying(Seq<InetAddress> addresses) {
        Map<Option<Family>, RouteCheck> existing = withAddressAmong(addresses);
        Map<Option<Family>, RouteCheck> passable = withAddressAmong(addresses.filter(network::reaches));
        Map<Option<Family>, RouteCheck> best = passable.isEmpty() ? existing : passable;
        return best.isEmpty() ? routes.take(1) : best;
    }

    private Map<Option<Family>, RouteCheck> withAddressAmong(Seq<InetAddress> addresses) {
        return routes.filterKeys(family -> family.exists(known -> addresses.exists(known::has)));
    }

    private CompletableFuture<TrackerReport> visit(
            TrackerUrl tracker,
            Seq<InetAddress> addresses,
            Map<Option<Family>, RouteCheck> ways,
            Consumer<AnnounceOutcome> answered) {
        AnnounceRequest started = AnnounceRequest.of(RandomSwarm.from(random), client, Progress.ofUnknownSize())
                .with(AnnounceEvent.STARTED);
        Map<Option<Family>, CompletableFuture<RouteReport>> asked =
                ways.mapValues(way -> way.of(tracker, started, answered));
        return CompletableFuture.allOf(asked.values().toJavaStream().toArray(CompletableFuture[]::new))
                .thenApply(done -> new TrackerReport(
                        tracker,
                        addresses,
                        Option.none(),
                        asked.mapValues(CompletableFuture::join),
                        Option.none(),
                        Option.none()));
    }
}
