package dev.herald.adapter.websocket;

import dev.herald.application.port.Scheduler.Timer;
import dev.herald.application.port.trace.Trace;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Something a tracker was, or will be, asked. It ends once. Belongs to one conversation's loop, but for its future. */
abstract sealed class Question<T> permits AnnounceQuestion, ScrapeQuestion {

    /** Nobody waits for longer, and whoever calculates with it need not fear an overflow. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private final CompletableFuture<Either<TrackerError, T>> answer = new CompletableFuture<>();
    private final Duration timeout;
    private final Duration end;
    private final Trace trace;
    private Timer timer = () -> {};

    Question(Duration timeout, Duration now, Trace trace) {
        this.timeout = timeout;
        this.end = now.plus(timeout.compareTo(LONGEST) < 0 ? timeout : LONGEST);
        this.trace = trace;
    }

    /** Where to write down what happens to it. */
    final Trace trace() {
        return trace;
    }

    /** What the asker holds. */
    final CompletableFuture<Either<TrackerError, T>> answer() {
        return answer;
    }

    final Duration timeout() {
        return timeout;
    }

    /** How long it may still take. */
    final Duration remaining(Duration now) {
        return end.minus(now);
    }

    /** Forgets the timer when it ends. */
    final void timedBy(Timer timer) {
        this.timer = timer;
    }

    final boolean isOver() {
        return answer.isDone();
    }

    final void succeed(T value) {
        end(Either.right(value));
    }

    final void fail(TrackerError error) {
        end(Either.left(error));
    }

    private void end(Either<TrackerError, T> outcome) {
        timer.cancel();
        trace.end(outcome);
        answer.complete(outcome);
    }

    final void timeOut(Stage stage) {
        fail(new TrackerError.TimedOut(timeout, stage));
    }

    final void failWith(Throwable bug) {
        timer.cancel();
        trace.abandon();
        answer.completeExceptionally(bug);
    }

    /** Nobody waits any more. */
    final void forget() {
        timer.cancel();
        trace.abandon();
    }
}
