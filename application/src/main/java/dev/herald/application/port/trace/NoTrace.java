package dev.herald.application.port.trace;

import dev.herald.domain.error.TrackerError;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.concurrent.CompletableFuture;

/** What nobody reads. */
final class NoTrace implements Trace {

    @Override
    public boolean isOn() {
        return false;
    }

    @Override
    public void tell(TraceStep step) {
        // Nobody wants to know.
    }

    @Override
    public Seq<Moment> moments() {
        return Vector.empty();
    }

    @Override
    public void end(Either<TrackerError, ?> answer) {
        // Nobody wants to know.
    }

    @Override
    public void abandon() {
        // Nobody wants to know.
    }

    @Override
    public <T> CompletableFuture<Either<TrackerError, T>> until(CompletableFuture<Either<TrackerError, T>> question) {
        return question;
    }
}
