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
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Sends each question to the gateway of its tracker's scheme. */
final class RoutedGateway implements TrackerGateway {

    private final Seq<TrackerGateway> gateways;
    private final Map<TrackerScheme, TrackerGateway> routes;

    RoutedGateway(Seq<TrackerGateway> gateways) {
        this.gateways = gateways;
        this.routes = gateways.foldLeft(LinkedHashMap.<TrackerScheme, TrackerGateway>empty(), RoutedGateway::add);
    }

    private static LinkedHashMap<TrackerScheme, TrackerGateway> add(
            LinkedHashMap<TrackerScheme, TrackerGateway> routes, TrackerGateway gateway) {
        return gateway.schemes()
                .foldLeft(routes, (known, scheme) -> known.containsKey(scheme) ? known : known.put(scheme, gateway));
    }

    @Override
    public Set<TrackerScheme> schemes() {
        return routes.keySet();
    }

    @Override
    public CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
            TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        return route(tracker, gateway -> gateway.announce(tracker, request, timeout));
    }

    @Override
    public CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) {
        return route(tracker, gateway -> gateway.scrape(tracker, swarms, timeout));
    }

    private <T> CompletableFuture<Either<TrackerError, T>> route(
            TrackerUrl tracker, Function<TrackerGateway, CompletableFuture<Either<TrackerError, T>>> question) {
        return routes.get(tracker.scheme())
                .map(question)
                .getOrElse(() -> CompletableFuture.completedFuture(Either.left(new Unsupported(
                        "trackers of the scheme " + tracker.scheme().label()))));
    }

    @Override
    public int scrapeLimit(TrackerUrl tracker) {
        return routes.get(tracker.scheme())
                .map(gateway -> gateway.scrapeLimit(tracker))
                .getOrElse(1);
    }

    @Override
    public void close() {
        gateways.forEach(TrackerGateway::close);
    }
}
