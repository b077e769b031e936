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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
        return within(bounded, ask(() -> gateway.announce(tracker, request, bounded)));
    }

    @Override
    public CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) {
        Duration bounded = Gateways.bounded(timeout);
        return within(bounded, ask(() -> gateway.scrape(tracker, swarms, bounded)));
    }

    /** A gateway that breaks its law and throws, or answers with no future: a bug, which belongs to whoever waits for the answer. */
    private static <T> CompletableFuture<T> ask(Supplier<@Nullable CompletableFuture<T>> question) {
        try {
            @Nullable CompletableFuture<T> asked = question.get();
            return asked == null
                    ? CompletableFuture.failedFuture(
                            new IllegalStateException("a gateway answered with nothing at all"))
                    : asked;
        } catch (RuntimeException | Error bug) {
            return CompletableFuture.failedFuture(bug);
        }
    }

    private <T> CompletableFuture<Either<TrackerError, T>> within(
            Duration timeout, CompletableFuture<Either<TrackerError, T>> question) {
        if (question.isDone()) {
            return question;
        }
        Watched<T> answer = new Watched<>(question, timeout);
        answer.watch = scheduler.schedule(timeout.plus(GRACE), answer);
        answer.hear();
        return answer;
    }

    /** The answer to a question, or the end of its time, whichever comes first. */
    private static final class Watched<T>
            extends Cancellation.Carrying<Either<TrackerError, T>, Either<TrackerError, T>> implements Runnable {

        private final Duration timeout;
        private Scheduler.@Nullable Timer watch;

        Watched(CompletableFuture<Either<TrackerError, T>> question, Duration timeout) {
            super(question);
            this.timeout = timeout;
        }

        /** Its time is over. */
        @Override
        public void run() {
            complete(Either.left(new TimedOut(timeout, Stage.RECEIVE)));
            cancelSource();
        }

        @Override
        public void accept(Either<TrackerError, T> outcome, @Nullable Throwable failure) {
            if (watch != null) {
                watch.cancel();
            }
            if (failure != null) {
                completeExceptionally(failure);
            } else {
                complete(outcome);
            }
        }
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
