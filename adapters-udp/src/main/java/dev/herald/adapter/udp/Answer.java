package dev.herald.adapter.udp;

import dev.herald.domain.error.TrackerError;
import io.vavr.control.Either;
import java.util.concurrent.CompletableFuture;

/** The future that a caller holds. Its cancelling is passed on, so that nothing goes on behind it. */
final class Answer<T> extends CompletableFuture<Either<TrackerError, T>> {

    private final Trail trail;
    private final Runnable whenCancelled;

    Answer(Trail trail, Runnable whenCancelled) {
        this.trail = trail;
        this.whenCancelled = whenCancelled;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            trail.abandon();
            whenCancelled.run();
        }
        return cancelled;
    }

    void yes(T value) {
        end(Either.right(value));
    }

    void no(TrackerError error) {
        end(Either.left(error));
    }

    /** A mistake of ours, or of whoever gave us names and rules. */
    void broken(Throwable bug) {
        trail.abandon();
        completeExceptionally(bug);
    }

    /** Written down before whoever waits hears of it. */
    private void end(Either<TrackerError, T> answer) {
        trail.end(answer);
        complete(answer);
    }
}
