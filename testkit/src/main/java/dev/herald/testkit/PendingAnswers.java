package dev.herald.testkit;

import dev.herald.application.port.Scheduler;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The answers that are still to come from trackers in memory, each with one timer. */
final class PendingAnswers {

    static final TrackerError CLOSED = new TrackerError.Unreachable(Stage.CONNECT, "the gateway is closed");

    private final Scheduler time;
    private final Set<Pending<?>> open = new LinkedHashSet<>();
    private boolean closed;

    PendingAnswers(Scheduler time) {
        this.time = time;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized int size() {
        return open.size();
    }

    <T> CompletableFuture<Either<TrackerError, T>> answerWith(
            ScriptedAnswer answer, Duration timeout, Function<ScriptedAnswer, Either<TrackerError, T>> reader) {
        Duration delay = Duration.ZERO;
        ScriptedAnswer inner = answer;
        while (inner instanceof ScriptedAnswer.Late late) {
            delay = delay.plus(late.delay());
            inner = late.answer();
        }
        boolean inTime = !(inner instanceof ScriptedAnswer.Silence) && delay.compareTo(timeout) < 0;
        return inTime
                ? in(delay, reader.apply(inner))
                : in(timeout, Either.left(InMemoryTrackerGateway.silent(timeout)));
    }

    private <T> CompletableFuture<Either<TrackerError, T>> in(Duration delay, Either<TrackerError, T> answer) {
        if (delay.isZero()) {
            return CompletableFuture.completedFuture(answer);
        }
        Pending<T> pending = new Pending<>();
        if (!admit(pending)) {
            pending.close();
            return pending.question();
        }
        Scheduler.Timer timer = time.schedule(delay, () -> pending.question().complete(answer));
        var unused = pending.question().whenComplete((any, trouble) -> {
            timer.cancel();
            dismiss(pending);
        });
        return pending.question();
    }

    private synchronized boolean admit(Pending<?> pending) {
        return !closed && open.add(pending);
    }

    private synchronized void dismiss(Pending<?> pending) {
        open.remove(pending);
    }

    void close() {
        for (Pending<?> pending : shut()) {
            pending.close();
        }
    }

    private synchronized List<Pending<?>> shut() {
        closed = true;
        return List.copyOf(open);
    }

    /** One question, equal to itself only. */
    private static final class Pending<T> {
        private final CompletableFuture<Either<TrackerError, T>> question = new CompletableFuture<>();

        CompletableFuture<Either<TrackerError, T>> question() {
            return question;
        }

        void close() {
            question.complete(Either.left(CLOSED));
        }
    }
}
