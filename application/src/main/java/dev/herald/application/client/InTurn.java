package dev.herald.application.client;

import dev.herald.application.gateway.Cancellation;
import io.vavr.collection.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Works through a list, a bounded number of items at once, until it ends or a piece of work says that it is enough. A loop: lists
 * are untrusted and answers may be there at once, so nothing may depend on how deep a stack is.
 */
final class InTurn<T> {

    private final Iterator<T> items;
    private final int atOnce;
    private final Function<T, CompletableFuture<Boolean>> work;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean enough;
    /** How many turns of the loop are due: whoever raises it from zero runs them all, so one thread at a time is inside. */
    private final AtomicInteger due = new AtomicInteger();

    private InTurn(Iterator<T> items, int atOnce, Function<T, CompletableFuture<Boolean>> work) {
        this.items = items;
        this.atOnce = atOnce;
        this.work = work;
    }

    /**
     * Starts at once.
     *
     * @param work answers whether to go on with the next item
     * @return completes when no work is under way and none will follow; cancelling it cancels the work under way
     */
    static <T> CompletableFuture<Void> each(
            Iterable<T> items, int atOnce, Function<T, CompletableFuture<Boolean>> work) {
        InTurn<T> loop = new InTurn<>(Iterator.ofAll(items), atOnce, work);
        loop.advance();
        return loop.done;
    }

    private void advance() {
        if (due.getAndIncrement() == 0) {
            do {
                startWhatFits();
            } while (due.decrementAndGet() > 0);
        }
    }

    private void startWhatFits() {
        while (!done.isDone() && !enough && underWay.get() < atOnce && items.hasNext()) {
            underWay.incrementAndGet();
            start(items.next());
        }
        if (underWay.get() == 0) {
            done.complete(null);
        }
    }

    private void start(T item) {
        CompletableFuture<Boolean> started = work.apply(item);
        Cancellation.carry(done, started);
        started.whenComplete((goOn, bug) -> {
            if (bug != null) {
                done.completeExceptionally(bug);
            } else {
                enough |= !goOn;
            }
            underWay.decrementAndGet();
            advance();
        });
    }
}
