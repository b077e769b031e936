package dev.herald.application.dispatch;

/**
 * How many announces one host can bear at once, learnt from how it answers: it begins small, doubles with every full round that
 * comes back in time, then grows by one a round, and halves when answers stay away.
 */
final class Window {

    static final int FIRST = 4;
    /** Slower than this, and slower than twice the fastest answer, is a queue at the tracker that must not grow. */
    private static final long PATIENCE_MILLIS = 1_000;

    private final int largest;
    private int size;
    private int threshold;
    /** Answers since the size last grew. */
    private int credit;

    private long fastest = Long.MAX_VALUE / 4;
    private long shrunkAt = Long.MIN_VALUE;

    Window(int largest) {
        this.largest = largest;
        this.size = Math.min(FIRST, largest);
        this.threshold = largest;
    }

    int size() {
        return size;
    }

    /** An answer came. {@code isFull}: whether somebody waits for room; what nobody uses does not grow. */
    void answered(long leftAt, long now, boolean isFull) {
        long elapsed = now - leftAt;
        fastest = Math.min(fastest, elapsed);
        boolean inTime = elapsed <= Math.max(PATIENCE_MILLIS, 2 * fastest);
        if (!isFull || !inTime || size >= largest) {
            return;
        }
        credit++;
        if (size < threshold || credit >= size) {
            size++;
            credit = 0;
        }
    }

    /** An answer stayed away, or said that there is too much of us. Of one crowd only the first counts. */
    void congested(long leftAt, long now) {
        if (leftAt < shrunkAt) {
            return;
        }
        shrunkAt = now;
        size = Math.max(1, size / 2);
        threshold = size;
        credit = 0;
    }

    /** What was learnt about size no longer holds: it begins again. */
    void restart() {
        size = Math.min(FIRST, largest);
        threshold = largest;
        credit = 0;
    }
}
