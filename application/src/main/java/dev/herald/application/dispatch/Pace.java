package dev.herald.application.dispatch;

/** How fast a crowd is let out: in ten minutes at most, but no slower than twenty a second, and the first at once. */
final class Pace {

    private static final double SLOWEST_GAP_MILLIS = 50;
    private static final double LONGEST_SPREAD_MILLIS = 600_000;

    /** What a loop that was held up makes up for: timers keep to milliseconds, and a long delay must not end in a burst. */
    private static final long SLACK_MILLIS = 20;

    private double gap = SLOWEST_GAP_MILLIS;
    private double next = Double.NEGATIVE_INFINITY;

    /** There are {@code waiting} of them now. The pace grows with the crowd, and slackens only when it is gone. */
    void joined(int waiting) {
        gap = Math.min(gap, LONGEST_SPREAD_MILLIS / waiting);
    }

    /** The crowd is gone. */
    void dissolved() {
        gap = SLOWEST_GAP_MILLIS;
    }

    boolean mayGo(long now) {
        return next <= now;
    }

    void gone(long now) {
        next = Math.max(next, (double) (now - SLACK_MILLIS)) + gap;
    }

    /** When the next one may go, rounded up. */
    long nextAt() {
        return (long) Math.ceil(next);
    }
}
