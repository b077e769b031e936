package dev.herald.application.dispatch;

/** The series of RETRY-6: how long to leave alone what failed so many times in a row. */
public final class BackOff {

    private static final long LONGEST_MILLIS = 3_600_000;
    /** From here on it is the longest pause anyway. */
    private static final int ENOUGH = 100;

    private BackOff() {}

    /** In milliseconds, without jitter; {@code failures} is 1 or more. */
    public static long millisAfter(int failures) {
        long k = Math.min(failures, ENOUGH);
        return Math.min(LONGEST_MILLIS, (5 + 25 * k * k / 2) * 1_000);
    }
}
