package dev.herald.bootstrap.cli;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that is started piece by piece, so many at once: whoever starts one more waits for a place. Cancelled as a whole when the
 * output breaks, because nobody reads what it would bring.
 */
final class Window {

    private final int size;
    private final Semaphore places;
    private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Throwable> bug = new AtomicReference<>();

    Window(int size, CompletableFuture<?> broken) {
        this.size = size;
        this.places = new Semaphore(size);
        broken.whenComplete((failure, never) -> underWay.forEach(work -> work.cancel(false)));
    }

    /** Starts a piece of work as soon as there is a place. Two pieces are the same only if they are one and the same future. */
    @SuppressWarnings("CollectionUndefinedEquality")
    void start(Supplier<CompletableFuture<?>> work) throws InterruptedException {
        places.acquire();
        CompletableFuture<?> started = work.get();
        underWay.add(started);
        started.whenComplete((done, failure) -> {
            underWay.remove(started);
            if (failure != null && !(failure instanceof CancellationException)) {
                bug.compareAndSet(null, failure);
            }
            places.release();
        });
    }

    /** Waits until all that was started has ended; throws if a piece of it ended in a way it must not. */
    void await() throws InterruptedException {
        places.acquire(size);
        places.release(size);
        Throwable failure = bug.get();
        if (failure != null) {
            throw new IllegalStateException("a question to a tracker failed in a way it must not", failure);
        }
    }
}
