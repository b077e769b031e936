package dev.herald.application.gateway;

import dev.herald.application.port.Scheduler;
import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.TimedOut;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Answers for a gateway that did not answer in time. */
final class DeadlineGateway implements TrackerGateway {

    /** The gateway's own answer says more, so it goes first. */
    private static final Duration GRACE = Duration.ofMillis(200);

    private final TrackerGateway gateway;
    private final Scheduler scheduler;

    DeadlineGateway(TrackerGateway gateway, Scheduler scheduler) {
        this.gateway = gateway;
        this.scheduler = scheduler;
    }

    @Override
    public Set<TrackerScheme> schemes() {
        return gateway.schemes();
    }

    @Override
    public CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
            TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        Duration bounded = Gateways.bounded(timeout);
        return within(bounded, gateway.announce(tracker, request, bounded));
    }

    @Override
    public CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) {
        Duration bounded = Gateways.bounded(timeout);
        return within(bounded, gateway.scrape(tracker, swarms, bounded));
    }

    private <T> CompletableFuture<Either<TrackerError, T>> within(
            Duration timeout, CompletableFuture<Either<TrackerError, T>> question) {
        if (question.isDone()) {
            return question;
        }
        CompletableFuture<Either<TrackerError, T>> answer = Cancellation.carriedTo(question);
        Scheduler.Timer watch = scheduler.schedule(timeout.plus(GRACE), () -> {
            answer.complete(Either.left(new TimedOut(timeout, Stage.RECEIVE)));
            question.cancel(false);
        });
        question.whenComplete((outcome, failure) -> {
            watch.cancel();
            Cancellation.pass(outcome, failure, answer);
        });
        return answer;
    }

    @Override
    public int scrapeLimit(TrackerUrl tracker) {
        return gateway.scrapeLimit(tracker);
    }

    @Override
    public void close() {
        gateway.close();
    }
}
