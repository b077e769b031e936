package dev.herald.benchmarks.load;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How a run of a load ended. */
public final class Outcome {

    private final long[] sortedNanos;
    private final int failed;
    private final @Nullable String firstFailure;

    /**
     * @param nanos how long each question took, in any order; given away
     * @param failed how many of them failed
     * @param firstFailure why the first of them did
     */
    Outcome(long[] nanos, int failed, @Nullable String firstFailure) {
        Arrays.sort(nanos);
        this.sortedNanos = nanos;
        this.failed = failed;
        this.firstFailure = firstFailure;
    }

    /** How many questions were asked. */
    public int asked() {
        return sortedNanos.length;
    }

    /** How many of them failed. */
    public int failed() {
        return failed;
    }

    /** Why the first failure was one; null where nothing failed. */
    public @Nullable String firstFailure() {
        return firstFailure;
    }

    /** The time within which this share of the questions, above 0 and at most 1, had ended, in milliseconds. */
    public double percentileMillis(double share) {
        int rank = (int) Math.ceil(share * sortedNanos.length);
        return sortedNanos.length == 0 ? 0 : sortedNanos[Math.max(0, rank - 1)] / 1e6;
    }
}
