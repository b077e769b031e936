package dev.herald.application.scrape;

import dev.herald.application.gateway.SharedLoop;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Question upon question to one tracker, several under way at once, while the answers are heard one at a time, whichever threads
 * bring them. A loop: answers may be there at once, so nothing may depend on how deep a stack is. It holds what is under way and
 * nothing of what is over.
 */
final class Dialogue {

    private final Script script;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Set<CompletableFuture<?>> questions = ConcurrentHashMap.newKeySet();
    private final Queue<Heard> inbox = new ConcurrentLinkedQueue<>();
    private final SharedLoop loop = new SharedLoop(this::proceed, done);

    private int underWay;

    private Dialogue(Script script) {
        this.script = script;
    }

    /** What is asked, and what is made of the answers. Never called by two threads at once, and each sees what was done before. */
    interface Script {

        /** What to ask while so many questions are under way; none where that has to wait for an answer, or all is asked. */
        Option<Batch> next(int underWay);

        /** Asks it. */
        CompletableFuture<Either<TrackerError, ScrapeResponse>> ask(Batch batch);

        /** Hears the answer. */
        void heard(Batch batch, Either<TrackerError, ScrapeResponse> answer);
    }

    private record Heard(Batch batch, Either<TrackerError, ScrapeResponse> answer) {}

    /**
     * Starts at once. The future completes when nothing is under way and there is nothing to ask. However it completes before
     * that, by an exception out of the script, a bug behind a question, or because the caller cancelled it, the questions under way
     * are cancelled and nothing more is heard.
     */
    static CompletableFuture<Void> start(Script script) {
        Dialogue dialogue = new Dialogue(script);
        dialogue.done.whenComplete((nothing, bug) -> dialogue.questions.forEach(question -> question.cancel(false)));
        dialogue.loop.advance();
        return dialogue.done;
    }

    private void proceed() {
        while (!done.isDone()) {
            hearWhatCame();
            Option<Batch> next = done.isDone() ? Option.none() : script.next(underWay);
            if (next.isEmpty()) {
                completeWhenIdle();
                return;
            }
            ask(next.get());
        }
    }

    private void hearWhatCame() {
        for (Heard heard = inbox.poll(); heard != null && !done.isDone(); heard = inbox.poll()) {
            underWay--;
            script.heard(heard.batch(), heard.answer());
        }
    }

    private void completeWhenIdle() {
        if (underWay == 0) {
            done.complete(null);
        }
    }

    private void ask(Batch batch) {
        CompletableFuture<Either<TrackerError, ScrapeResponse>> question = script.ask(batch);
        underWay++;
        questions.add(question);
        question.whenComplete((answer, bug) -> ended(question, batch, answer, bug));
        if (done.isDone()) {
            question.cancel(false);
        }
    }

    /** Two questions are the same only if they are one and the same future. */
    @SuppressWarnings("CollectionUndefinedEquality")
    private void ended(
            CompletableFuture<?> question,
            Batch batch,
            @Nullable Either<TrackerError, ScrapeResponse> answer,
            @Nullable Throwable bug) {
        questions.remove(question);
        if (answer == null) {
            done.completeExceptionally(
                    bug == null ? new IllegalStateException("a gateway answered with nothing at all") : bug);
        } else {
            inbox.add(new Heard(batch, answer));
        }
        loop.advance();
    }
}
