package dev.herald.benchmarks.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The questions under way over UDP: at most so many at once, each known by its transaction. Not safe for use by many threads. */
final class UdpWindow {

    /** After so many frames without an answer a question has failed. */
    private static final int MOST_TRIES = 8;

    private static final long PATIENCE_NANOS = 500_000_000;

    private final long[] nanos;
    private final Question[] slots;
    private final Deque<Question> free = new ArrayDeque<>();
    private int begun;
    private int failed;
    private @Nullable String firstFailure;

    UdpWindow(int count, int size) {
        nanos = new long[count];
        slots = IntStream.range(0, Math.min(size, count))
                .mapToObj(Question::new)
                .toArray(Question[]::new);
        free.addAll(List.of(slots));
    }

    /** A place for one question, used again and again. */
    final class Question {

        private final int slot;
        private int number;
        private int transaction;
        private int tries;
        private long begunAt;
        private long sentAt;

        Question(int slot) {
            this.slot = slot;
        }

        int number() {
            return number;
        }

        int transaction() {
            return transaction;
        }

        private void begin(long now) {
            number = begun++;
            transaction = number % (Integer.MAX_VALUE / slots.length) * slots.length + slot;
            tries = 1;
            begunAt = now;
            sentAt = now;
        }

        private void end(long now) {
            nanos[number] = now - begunAt;
            tries = 0;
            free.push(this);
        }

        private boolean isLost(long now) {
            return tries > 0 && now - sentAt > PATIENCE_NANOS;
        }
    }

    /** The next question to be sent; null where the window is full, or where all have begun. */
    @Nullable
    Question next(long now) {
        Question next = begun < nanos.length ? free.poll() : null;
        if (next != null) {
            next.begin(now);
        }
        return next;
    }

    /** The question that an answer belongs to has ended; an answer to none is passed over. */
    void answered(int transaction, boolean accepted, long now) {
        Question question = slots[Math.floorMod(transaction, slots.length)];
        if (question.tries > 0 && question.transaction == transaction) {
            end(question, accepted ? null : "refused", now);
        }
    }

    /** The questions to be sent again, because nothing came back. */
    Deque<Question> lost(long now) {
        Deque<Question> lost = new ArrayDeque<>();
        for (Question question : slots) {
            if (question.isLost(now)) {
                if (question.tries == MOST_TRIES) {
                    end(question, "no answer to " + MOST_TRIES + " frames", now);
                } else {
                    question.tries++;
                    question.sentAt = now;
                    lost.add(question);
                }
            }
        }
        return lost;
    }

    private void end(Question question, @Nullable String failure, long now) {
        if (failure != null) {
            failed++;
            firstFailure = firstFailure == null ? failure : firstFailure;
        }
        question.end(now);
    }

    /** Whether every question has ended. */
    boolean isDone() {
        return begun == nanos.length && free.size() == slots.length;
    }

    Outcome outcome() {
        return new Outcome(nanos, failed, firstFailure);
    }
}
