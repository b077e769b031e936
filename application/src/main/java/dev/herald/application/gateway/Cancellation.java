package dev.herald.application.gateway;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
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
        Mapped<A, B> result = new Mapped<>(source, step);
        result.hear();
        return result;
    }

    /** From now on cancelling {@code result} cancels {@code source} too. */
    public static void carry(CompletionStage<?> result, CompletableFuture<?> source) {
        result.whenComplete((value, failure) -> {
            if (!source.isDone() && result.toCompletableFuture().isCancelled()) {
                source.cancel(false);
            }
        });
    }

    /**
     * A future that hears of its source's end, and cancels its source when it is cancelled. Both in one object, where a future and what
     * hangs it on its source would be three: there are several for every announce.
     */
    abstract static class Carrying<A, B> extends CompletableFuture<B> implements BiConsumer<A, @Nullable Throwable> {

        private final CompletableFuture<A> source;

        Carrying(CompletableFuture<A> source) {
            this.source = source;
        }

        /** Begins to hear; to be called once, when it is whole. */
        final void hear() {
            source.whenComplete(this);
        }

        final void cancelSource() {
            source.cancel(false);
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

    private static final class Mapped<A, B> extends Carrying<A, B> {

        private final Function<? super A, ? extends B> step;

        Mapped(CompletableFuture<A> source, Function<? super A, ? extends B> step) {
            super(source);
            this.step = step;
        }

        /** An exception out of the step is a bug; it belongs to whoever waits for the result. */
        @Override
        public void accept(A value, @Nullable Throwable failure) {
            if (failure != null) {
                completeExceptionally(failure);
                return;
            }
            try {
                complete(step.apply(value));
            } catch (RuntimeException | Error bug) {
                completeExceptionally(bug);
            }
        }
    }
}
