package dev.herald.application.gateway;

import io.vavr.collection.Iterator;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Works through a list, a bounded number of items at once, until it ends or a piece of work says that it is enough. A loop: lists
 * are untrusted and answers may be there at once, so nothing may depend on how deep a stack is. It holds what is under way and
 * nothing of what is over, so a list may be of any length.
 *
 * <p>The list is read by one thread at a time, and only while there is room for another item: with one at a time, what an answer
 * changed is seen by whoever reads the next item.
 */
public final class InTurn<T> {

    private final Iterator<T> items;
    private final int atOnce;
    private final Function<T, CompletableFuture<Boolean>> work;
    private final Set<CompletableFuture<Boolean>> underWay = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile boolean enough;
    private final SharedLoop loop = new SharedLoop(this::startWhatFits, done);

    private InTurn(Iterator<T> items, int atOnce, Function<T, CompletableFuture<Boolean>> work) {
        this.items = items;
        this.atOnce = atOnce;
        this.work = work;
    }

    /**
     * Starts at once.
     *
     * @param work answers whether to go on with the next item; an exception out of it, or out of the list, ends the whole
     * @return completes when no work is under way and none will follow. However it completes before that, by a bug or because
     *     the caller cancelled it, the work under way is cancelled
     */
    public static <T> CompletableFuture<Void> each(
            Iterable<T> items, int atOnce, Function<T, CompletableFuture<Boolean>> work) {
        InTurn<T> turns = new InTurn<>(Iterator.ofAll(items), atOnce, work);
        turns.done.whenComplete((nothing, bug) -> turns.underWay.forEach(question -> question.cancel(false)));
        turns.loop.advance();
        return turns.done;
    }

    private void startWhatFits() {
        while (!done.isDone() && underWay.size() < atOnce) {
            if (enough || !items.hasNext()) {
                completeWhenIdle();
                return;
            }
            start(items.next());
        }
    }

    /** Only this loop adds to what is under way: once it is seen empty here, it stays so. */
    private void completeWhenIdle() {
        if (underWay.isEmpty()) {
            done.complete(null);
        }
    }

    private void start(T item) {
        CompletableFuture<Boolean> question = work.apply(item);
        underWay.add(question);
        question.whenComplete((goOn, bug) -> ended(question, goOn, bug));
        if (done.isDone()) {
            question.cancel(false);
        }
    }

    /** Two questions are the same only if they are one and the same future. */
    @SuppressWarnings("CollectionUndefinedEquality")
    private void ended(CompletableFuture<Boolean> question, @Nullable Boolean goOn, @Nullable Throwable bug) {
        if (bug != null) {
            done.completeExceptionally(bug);
        } else if (Boolean.FALSE.equals(goOn)) {
            enough = true;
        }
        underWay.remove(question);
        loop.advance();
    }
}
