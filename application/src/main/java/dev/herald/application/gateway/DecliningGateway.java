package dev.herald.application.gateway;

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

/** Says the same no to every question, and asks nobody. */
final class DecliningGateway implements TrackerGateway {

    private final Set<TrackerScheme> schemes;
    private final TrackerError error;

    DecliningGateway(Set<TrackerScheme> schemes, TrackerError error) {
        this.schemes = schemes;
        this.error = error;
    }

    @Override
    public Set<TrackerScheme> schemes() {
        return schemes;
    }

    @Override
    public CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
            TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        return CompletableFuture.completedFuture(Either.left(error));
    }

    @Override
    public CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) {
        return CompletableFuture.completedFuture(Either.left(error));
    }

    @Override
    public int scrapeLimit(TrackerUrl tracker) {
        return 1;
    }

    /** There is nothing to close, so there is nothing to tell apart afterwards. */
    @Override
    public void close() {}
}
