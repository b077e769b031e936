package dev.herald.application.gateway;

import dev.herald.application.port.Scheduler;
import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.announce.FamilyPolicy;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.TimedOut;
import dev.herald.domain.peer.IpFamily;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** One announce as its asker sees it, and the way to ask it over one IP version after or beside the other. */
final class FamilyQuestion {

    private final TrackerGateway gateway;
    private final Scheduler time;
    private final FamilyMemory memory;
    private final TrackerUrl tracker;
    private final AnnounceRequest request;
    private final Duration timeout;
    private final Duration end;
    private final CompletableFuture<Either<TrackerError, AnnounceResponse>> answer = new CompletableFuture<>();

    FamilyQuestion(
            TrackerGateway gateway,
            Scheduler time,
            FamilyMemory memory,
            TrackerUrl tracker,
            AnnounceRequest request,
            Duration timeout) {
        this.gateway = gateway;
        this.time = time;
        this.memory = memory;
        this.tracker = tracker;
        this.request = request;
        this.timeout = timeout;
        this.end = time.now().plus(Gateways.bounded(timeout));
    }

    /** Begins as soon as somebody knows the IP versions, or ends without an answer when its time is over. */
    void beginWith(
            CompletableFuture<Either<TrackerError, Seq<IpFamily>>> known,
            Consumer<Either<TrackerError, Seq<IpFamily>>> beginning) {
        if (!known.isDone()) {
            Scheduler.Timer watch = time.schedule(remaining(), this::endInSilence);
            known.whenComplete((found, bug) -> watch.cancel());
            answer.whenComplete((outcome, bug) -> watch.cancel());
        }
        known.whenComplete((found, bug) -> {
            if (found == null) {
                answer.completeExceptionally(bug);
            } else if (remaining().isZero()) {
                endInSilence();
            } else if (!answer.isDone()) {
                beginOrFail(() -> beginning.accept(found));
            }
        });
    }

    private void endInSilence() {
        end(Either.left(new TimedOut(timeout, Stage.RESOLVE)));
    }

    /** Nobody else would hear of a mistake in there. */
    private void beginOrFail(Runnable beginning) {
        try {
            beginning.run();
        } catch (RuntimeException | Error bug) {
            answer.completeExceptionally(bug);
        }
    }

    /** What its asker gets. */
    CompletableFuture<Either<TrackerError, AnnounceResponse>> answer() {
        return answer;
    }

    TrackerUrl tracker() {
        return tracker;
    }

    AnnounceRequest request() {
        return request;
    }

    boolean isStop() {
        return request.event() == AnnounceEvent.STOPPED;
    }

    /** How much of its time is left; never negative. */
    Duration remaining() {
        Duration left = end.minus(time.now());
        return left.isNegative() ? Duration.ZERO : left;
    }

    void end(Either<TrackerError, AnnounceResponse> outcome) {
        answer.complete(outcome);
    }

    void failWith(Throwable bug) {
        answer.completeExceptionally(bug);
    }

    /** Asks once, over whichever IP version. */
    void askAnyhow() {
        CompletableFuture<Either<TrackerError, AnnounceResponse>> asked =
                gateway.announce(tracker, request, remaining());
        asked.whenComplete((outcome, bug) -> {
            if (outcome == null) {
                failWith(bug);
            } else {
                end(outcome);
            }
        });
        Cancellation.carry(answer, asked);
    }

    /**
     * Asks over one IP version, of which the tracker keeps a state of its own (IPV6-5): a swarm that it has heard of over another one
     * only begins with {@code started}. Cancelled together with the answer.
     */
    CompletableFuture<Either<TrackerError, AnnounceResponse>> ask(IpFamily family, Duration within) {
        boolean isNews = mayBeginAnew() && memory.isUnheardOver(family, tracker, request.swarm());
        AnnounceRequest own = isNews ? request.with(AnnounceEvent.STARTED) : request;
        CompletableFuture<Either<TrackerError, AnnounceResponse>> asked =
                gateway.announce(tracker, own.over(FamilyPolicy.only(family)), within);
        Cancellation.carry(answer, asked);
        return asked;
    }

    /** Only who saw a download begin hears that it is complete (HTTP-A8), unless it is one client that moves: then nobody else would. */
    private boolean mayBeginAnew() {
        return switch (request.event()) {
            case NONE, PAUSED -> true;
            case COMPLETED -> request.families() == FamilyPolicy.BOTH;
            case STARTED, STOPPED -> false;
        };
    }
}
