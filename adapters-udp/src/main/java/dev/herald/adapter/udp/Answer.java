package dev.herald.adapter.udp;

import dev.herald.domain.error.TrackerError;
import io.vavr.control.Either;
import java.util.concurrent.CompletableFuture;

/** The future that a caller holds. Its cancelling is passed on, so that nothing goes on behind it. */
final class Answer<T> extends CompletableFuture<Either<TrackerError, T>> {

    private final Runnable whenCancelled;

    Answer(Runnable whenCancelled) {
        this.whenCancelled = whenCancelled;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            whenCancelled.run();
        }
        return cancelled;
    }

    void yes(T value) {
        complete(Either.right(value));
    }

    void no(TrackerError error) {
        complete(Either.left(error));
    }
}
