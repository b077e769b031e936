package dev.herald.testkit.contract;

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

/** The twin of a lawful gateway: each way to break a law overrides one method. */
class TwinGateway implements TrackerGateway {

    private final TrackerGateway lawful;

    TwinGateway(TrackerGateway lawful) {
        this.lawful = lawful;
    }

    TrackerUrl url(TrackerUrl tracker) {
        return tracker;
    }

    AnnounceRequest request(AnnounceRequest request) {
        return request;
    }

    Seq<InfoHash> swarms(Seq<InfoHash> swarms) {
        return swarms;
    }

    Duration timeout(Duration timeout) {
        return timeout;
    }

    AnnounceResponse response(AnnounceResponse response) {
        return response;
    }

    ScrapeResponse counts(Seq<InfoHash> asked, ScrapeResponse response) {
        return response;
    }

    <T> CompletableFuture<Either<TrackerError, T>> answer(CompletableFuture<Either<TrackerError, T>> answer) {
        return answer;
    }

    @Override
    public Set<TrackerScheme> schemes() {
        return lawful.schemes();
    }

    @Override
    public CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
            TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        CompletableFuture<Either<TrackerError, AnnounceResponse>> answer =
                lawful.announce(url(tracker), request(request), timeout(timeout));
        return answer(answer.isDone() ? answer.thenApply(either -> either.map(this::response)) : answer);
    }

    @Override
    public CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) {
        CompletableFuture<Either<TrackerError, ScrapeResponse>> answer =
                lawful.scrape(url(tracker), swarms(swarms), timeout(timeout));
        return answer(
                answer.isDone() ? answer.thenApply(either -> either.map(found -> counts(swarms, found))) : answer);
    }

    @Override
    public int scrapeLimit(TrackerUrl tracker) {
        return lawful.scrapeLimit(tracker);
    }

    @Override
    public void close() {
        lawful.close();
    }
}
