package dev.herald.testkit.specs.scrape;

import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;

/** A gateway whose scrape limit is up to a test, and may be one that there cannot be. */
record LimitedGateway(TrackerGateway behind, IntSupplier limit) implements TrackerGateway {

    @Override
    public Set<TrackerScheme> schemes() {
        return behind.schemes();
    }

    @Override
    public CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
            TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        return behind.announce(tracker, request, timeout);
    }

    @Override
    public CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) {
        return behind.scrape(tracker, swarms, timeout);
    }

    @Override
    public int scrapeLimit(TrackerUrl tracker) {
        return limit.getAsInt();
    }

    @Override
    public void close() {
        behind.close();
    }
}
