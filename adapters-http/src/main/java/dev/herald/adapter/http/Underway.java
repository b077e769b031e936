package dev.herald.adapter.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Carries a cancel from the future that a caller holds down to the one that is being worked on: a derived future does not do that
 * by itself.
 */
final class Underway {

    private volatile @Nullable Future<?> current;
    private volatile boolean over;

    /** This is what is worked on now. */
    <F extends Future<?>> F now(F work) {
        current = work;
        if (over) {
            work.cancel(false);
        }
        return work;
    }

    /** Once {@code whole} is completed, by whomever, nothing is worked on any more. */
    @SuppressWarnings("FutureReturnValueIgnored") // the caller has the future that matters
    <T> CompletableFuture<T> until(CompletableFuture<T> whole) {
        whole.whenComplete((result, failure) -> {
            over = true;
            Future<?> work = current;
            if (work != null) {
                work.cancel(false);
            }
        });
        return whole;
    }
}
