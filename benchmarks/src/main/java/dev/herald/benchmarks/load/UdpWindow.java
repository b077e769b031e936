package dev.herald.benchmarks.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The announces under way over UDP: at most so many at once, each known by its transaction. Not safe for use by many threads. */
final class UdpWindow {

    /** After so many frames without an answer an announce has failed. */
    private static final int MOST_TRIES = 8;

    private static final long PATIENCE_NANOS = 500_000_000;

    private final long[] nanos;
    private final Announce[] slots;
    private final Deque<Announce> free = new ArrayDeque<>();
    private int begun;
    private int failed;
    private @Nullable String firstFailure;

    UdpWindow(int count, int size) {
        nanos = new long[count];
        slots = IntStream.range(0, Math.min(size, count))
                .mapToObj(Announce::new)
                .toArray(Announce[]::new);
        free.addAll(List.of(slots));
    }

    /** A place for one announce, used again and again. */
    final class Announce {

        private final int slot;
        private int number;
        private int transaction;
        private int tries;
        private long begunAt;
        private long sentAt;

        Announce(int slot) {
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
            transaction = number * slots.length + slot;
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

    /** The next announce to be sent; null where the window is full, or where all have begun. */
    @Nullable
    Announce next(long now) {
        Announce next = begun < nanos.length ? free.poll() : null;
        if (next != null) {
            next.begin(now);
        }
        return next;
    }

    /** The announce that an answer belongs to has ended; an answer to none is passed over. */
    void answered(int transaction, boolean accepted, long now) {
        Announce announce = slots[Integer.remainderUnsigned(transaction, slots.length)];
        if (announce.tries > 0 && announce.transaction == transaction) {
            end(announce, accepted ? null : "refused", now);
        }
    }

    /** The announces to be sent again, because nothing came back. */
    Deque<Announce> lost(long now) {
        Deque<Announce> lost = new ArrayDeque<>();
        for (Announce announce : slots) {
            if (announce.isLost(now)) {
                if (announce.tries == MOST_TRIES) {
                    end(announce, "no answer to " + MOST_TRIES + " frames", now);
                } else {
                    announce.tries++;
                    announce.sentAt = now;
                    lost.add(announce);
                }
            }
        }
        return lost;
    }

    private void end(Announce announce, @Nullable String failure, long now) {
        if (failure != null) {
            failed++;
            firstFailure = firstFailure == null ? failure : firstFailure;
        }
        announce.end(now);
    }

    /** Whether every announce has ended. */
    boolean isDone() {
        return begun == nanos.length && free.size() == slots.length;
    }

    Outcome outcome() {
        return new Outcome(nanos, failed, firstFailure);
    }
}
