package dev.herald.testkit.specs;

import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A gateway that does what a test wants, laws or no laws: what the trackers in memory, which obey them, cannot be told to do. */
final class HandmadeGateway implements TrackerGateway {

    private final Function<TrackerUrl, CompletableFuture<Either<TrackerError, AnnounceResponse>>> announce;
    private final Function<Seq<InfoHash>, CompletableFuture<Either<TrackerError, ScrapeResponse>>> scrape;
    private Set<TrackerScheme> schemes = HashSet.of(TrackerScheme.values());
    private Option<RuntimeException> end = Option.none();
    private boolean closed;

    private HandmadeGateway(
            Function<TrackerUrl, CompletableFuture<Either<TrackerError, AnnounceResponse>>> announce,
            Function<Seq<InfoHash>, CompletableFuture<Either<TrackerError, ScrapeResponse>>> scrape) {
        this.announce = announce;
        this.scrape = scrape;
    }

    static HandmadeGateway announcing(
            Function<TrackerUrl, CompletableFuture<Either<TrackerError, AnnounceResponse>>> announce) {
        return new HandmadeGateway(announce, swarms -> {
            throw new AssertionError("not to be scraped");
        });
    }

    static HandmadeGateway scraping(
            Function<Seq<InfoHash>, CompletableFuture<Either<TrackerError, ScrapeResponse>>> scrape) {
        return new HandmadeGateway(
                tracker -> {
                    throw new AssertionError("not to be announced to");
                },
                scrape);
    }

    HandmadeGateway forSchemes(TrackerScheme... known) {
        schemes = HashSet.of(known);
        return this;
    }

    HandmadeGateway whoseEndThrows(RuntimeException why) {
        end = Option.some(why);
        return this;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public Set<TrackerScheme> schemes() {
        return schemes;
    }

    @Override
    public CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
            TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        return announce.apply(tracker);
    }

    @Override
    public CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) {
        return scrape.apply(swarms);
    }

    @Override
    public int scrapeLimit(TrackerUrl tracker) {
        return 60;
    }

    @Override
    public void close() {
        closed = true;
        end.forEach(why -> {
            throw why;
        });
    }
}
