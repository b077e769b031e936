package dev.herald.application.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many questions have no answer yet, until nobody counts any more. A number and no set of them: to add each announce to a set and
 * to take it out again was a sixteenth of what a million announces over UDP cost.
 */
final class UnderWay {

    private final AtomicInteger questions = new AtomicInteger();
    private final CompletableFuture<Void> calm = new CompletableFuture<>();
    private volatile boolean closing;

    /** Counts a question until it is answered, in whatever way; hands it back. */
    <T> CompletableFuture<T> count(CompletableFuture<T> question) {
        if (!closing && !question.isDone()) {
            questions.incrementAndGet();
            question.whenComplete((answer, bug) -> ended());
        }
        return question;
    }

    private void ended() {
        if (questions.decrementAndGet() == 0 && closing) {
            calm.complete(null);
        }
    }

    /** Counts no further ones. Completes once all that were counted are answered; a copy, which may be completed by others. */
    CompletableFuture<Void> calm() {
        closing = true;
        if (questions.get() == 0) {
            calm.complete(null);
        }
        return calm.copy();
    }

    /** How many of those that were counted have no answer. */
    int questions() {
        return questions.get();
    }
}
