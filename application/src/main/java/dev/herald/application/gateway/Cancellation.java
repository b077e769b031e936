package dev.herald.application.gateway;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries a cancellation back to where the work is done: a future derived from another one does not do that by itself, and the
 * connection behind it would live on.
 */
public final class Cancellation {

    private Cancellation() {}

    /** What {@code source} brings, changed by {@code step}; cancelling the result cancels {@code source}. */
    public static <A, B> CompletableFuture<B> map(CompletableFuture<A> source, Function<? super A, ? extends B> step) {
        CompletableFuture<B> result = new Carrying<>(source);
        source.whenComplete((value, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
            } else {
                completeWith(result, step, value);
            }
        });
        return result;
    }

    /** A future to be completed by hand; cancelling it cancels {@code source}. */
    static <B> CompletableFuture<B> carriedTo(CompletableFuture<?> source) {
        return new Carrying<>(source);
    }

    /** Completes {@code result} as another future was, of whose value and failure one is null. */
    static <A> void pass(@Nullable A value, @Nullable Throwable failure, CompletableFuture<A> result) {
        if (failure != null) {
            result.completeExceptionally(failure);
        } else {
            result.complete(value);
        }
    }

    /** Cancels its source when it is cancelled: one object where {@link #carry} needs four, several times an announce. */
    private static final class Carrying<B> extends CompletableFuture<B> {

        private final CompletableFuture<?> source;

        Carrying(CompletableFuture<?> source) {
            this.source = source;
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            boolean cancelled = super.cancel(mayInterrupt);
            if (cancelled) {
                source.cancel(mayInterrupt);
            }
            return cancelled;
        }
    }

    /** From now on cancelling {@code result} cancels {@code source} too. */
    public static void carry(CompletionStage<?> result, CompletableFuture<?> source) {
        result.whenComplete((value, failure) -> {
            if (!source.isDone() && result.toCompletableFuture().isCancelled()) {
                source.cancel(false);
            }
        });
    }

    /** An exception out of {@code step} is a bug; it belongs to whoever waits for the result. */
    private static <A, B> void completeWith(
            CompletableFuture<B> result, Function<? super A, ? extends B> step, A value) {
        try {
            result.complete(step.apply(value));
        } catch (RuntimeException | Error bug) {
            result.completeExceptionally(bug);
        }
    }
}
