package dev.herald.application.port.trace;

import dev.herald.domain.error.TrackerError;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** Steps in memory. What is done under its lock is one append to a persistent vector, so neither side ever waits for the other. */
final class KeptTrace implements Trace {

    private final LongSupplier nanoClock;
    private final long start;
    private Vector<Moment> moments = Vector.empty();
    private long latest;
    private int omitted;
    private boolean over;

    KeptTrace(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.start = nanoClock.getAsLong();
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public synchronized void tell(TraceStep step) {
        boolean isEnd = step instanceof TraceStep.Ended;
        if (over) {
            return;
        }
        over = isEnd;
        if (isEnd && omitted > 0) {
            keep(new TraceStep.Omitted(omitted));
        } else if (!isEnd && moments.size() >= LONGEST - 2) {
            omitted++;
            return;
        }
        keep(step);
    }

    private void keep(TraceStep step) {
        latest = Math.max(latest, nanoClock.getAsLong() - start);
        moments = moments.append(new Moment(Duration.ofNanos(latest), step));
    }

    @Override
    public synchronized Seq<Moment> moments() {
        return moments;
    }

    @Override
    public void end(Either<TrackerError, ?> answer) {
        answer.forEach(value -> TraceStep.Understood.of(value).forEach(this::tell));
        tell(TraceStep.Ended.with(answer));
    }

    @Override
    public void abandon() {
        tell(TraceStep.Ended.WITHOUT_ANSWER);
    }

    @Override
    public <T> CompletableFuture<Either<TrackerError, T>> until(CompletableFuture<Either<TrackerError, T>> question) {
        CompletableFuture<Either<TrackerError, T>> told = question.whenComplete((answer, failure) -> {
            if (answer != null) {
                end(answer);
            }
        });
        told.whenComplete((answer, failure) -> abandon());
        return told;
    }

    @Override
    public String toString() {
        return "Trace" + moments();
    }
}
