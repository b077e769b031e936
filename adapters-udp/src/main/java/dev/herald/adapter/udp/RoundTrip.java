package dev.herald.adapter.udp;

/** How long answers of one endpoint take, and so when one that has not come is overdue (RFC 6298). In nanoseconds. */
final class RoundTrip {

    /** A tracker that is busy for a moment is not worth a second packet. */
    static final long SHORTEST = 500_000_000L;

    static final long LONGEST = 15_000_000_000L;

    private static final long UNMEASURED = -1;

    private long smoothed = UNMEASURED;
    private long variation;
    private long answerDue;

    RoundTrip(long firstTimeout) {
        answerDue = firstTimeout;
    }

    /** How long after a packet its answer may be expected. */
    long answerDue() {
        return answerDue;
    }

    /** A packet that was sent once was answered after {@code time}. */
    void measured(long time) {
        if (smoothed == UNMEASURED) {
            smoothed = time;
            variation = time / 2;
        } else {
            variation += (Math.abs(smoothed - time) - variation) / 4;
            smoothed += (time - smoothed) / 8;
        }
        answerDue = clamp(smoothed + 4 * variation);
    }

    /**
     * A packet that was sent more than once was answered; nobody knows which time (Karn's rule). It took {@code longest} at most.
     * Until something is measured, that is reason to wait longer, or the answers of a slow endpoint would always be like that;
     * but not more than twice as long, because a line that loses packets is no slow one.
     */
    void guessed(long longest) {
        if (smoothed == UNMEASURED) {
            answerDue = clamp(Math.max(answerDue, Math.min(longest, 2 * answerDue)));
        }
    }

    private static long clamp(long time) {
        return Math.max(SHORTEST, Math.min(time, LONGEST));
    }
}
