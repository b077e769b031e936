package dev.herald.application.gateway;

import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** Opens a gateway for the first question to it, and never once it is closed. */
final class OnDemandGateway implements TrackerGateway {

    private final Set<TrackerScheme> schemes;
    private final Supplier<TrackerGateway> opening;
    private volatile Option<TrackerGateway> opened = Option.none();
    private boolean closed;

    OnDemandGateway(Set<TrackerScheme> schemes, Supplier<TrackerGateway> opening) {
        this.schemes = schemes;
        this.opening = opening;
    }

    @Override
    public Set<TrackerScheme> schemes() {
        return schemes;
    }

    @Override
    public CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
            TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        return ask(gateway -> gateway.announce(tracker, request, timeout));
    }

    @Override
    public CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) {
        return ask(gateway -> gateway.scrape(tracker, swarms, timeout));
    }

    private <T> CompletableFuture<Either<TrackerError, T>> ask(
            Function<TrackerGateway, CompletableFuture<Either<TrackerError, T>>> question) {
        return gateway().map(question).getOrElse(OnDemandGateway::closed);
    }

    private static <T> CompletableFuture<Either<TrackerError, T>> closed() {
        TrackerError closed = new TrackerError.Unreachable(Stage.CONNECT, "the gateway is closed");
        return CompletableFuture.completedFuture(Either.left(closed));
    }

    @Override
    public int scrapeLimit(TrackerUrl tracker) {
        return gateway().map(gateway -> gateway.scrapeLimit(tracker)).getOrElse(1);
    }

    private Option<TrackerGateway> gateway() {
        Option<TrackerGateway> gateway = opened;
        return gateway.isDefined() ? gateway : open();
    }

    private synchronized Option<TrackerGateway> open() {
        if (opened.isEmpty() && !closed) {
            opened = Option.some(opening.get());
        }
        return opened;
    }

    @Override
    public synchronized void close() {
        closed = true;
        opened.peek(TrackerGateway::close);
    }
}
