package dev.herald.application.gateway;

import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Unsupported;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Sends each question to the gateway of its tracker's scheme. */
final class RoutedGateway implements TrackerGateway {

    private final Seq<TrackerGateway> gateways;
    /** By the number of the scheme, because every question looks its gateway up. */
    private final Map<TrackerScheme, TrackerGateway> routes = new EnumMap<>(TrackerScheme.class);

    RoutedGateway(Seq<TrackerGateway> gateways) {
        this.gateways = gateways;
        for (TrackerGateway gateway : gateways) {
            gateway.schemes().forEach(scheme -> routes.putIfAbsent(scheme, gateway));
        }
    }

    @Override
    public Set<TrackerScheme> schemes() {
        return HashSet.ofAll(routes.keySet());
    }

    @Override
    public CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
            TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        return route(tracker).announce(tracker, request, timeout);
    }

    @Override
    public CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) {
        return route(tracker).scrape(tracker, swarms, timeout);
    }

    @Override
    public int scrapeLimit(TrackerUrl tracker) {
        return route(tracker).scrapeLimit(tracker);
    }

    private TrackerGateway route(TrackerUrl tracker) {
        TrackerScheme scheme = tracker.scheme();
        TrackerGateway gateway = routes.get(scheme);
        return gateway == null ? unsupported(scheme) : gateway;
    }

    private static TrackerGateway unsupported(TrackerScheme scheme) {
        return new DecliningGateway(HashSet.of(scheme), new Unsupported("trackers of the scheme " + scheme.label()));
    }

    @Override
    public void close() {
        Closing.all(gateways.map(gateway -> gateway::close));
    }
}
