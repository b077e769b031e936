package dev.herald.benchmarks.load;

import java.io.IOException;
import java.time.Duration;

/**
 * What goes before the measured part, uncounted, so that the JVM has compiled what is hot. It goes in rounds, each like the measured
 * part: one long run ends but once, and where the compiler has never seen the end it throws away at the end what it had made.
 *
 * @param most after how many it is over, 0 or more
 * @param enough after how long no other round begins
 */
public record WarmUp(int most, Duration enough) {

    /** Longer takes more time and shows nothing else. */
    private static final int LONGEST_ROUND = 1_000_000;

    /** For so long the compiler is busy with what announces through the whole client take. */
    private static final Duration USUAL = Duration.ofSeconds(15);

    /** Exactly so many, 0 or more. */
    public static WarmUp of(int count) {
        return new WarmUp(count, Duration.ofDays(1));
    }

    /** For fifteen seconds. */
    public static WarmUp usual() {
        return new WarmUp(Integer.MAX_VALUE, USUAL);
    }

    /**
     * Runs rounds until it is over, or nothing is answered any more.
     *
     * @param measured how large the measured part will be, 1 or more
     */
    public void before(int measured, Round round) throws IOException, InterruptedException {
        int size = Math.min(measured, LONGEST_ROUND);
        long begun = System.nanoTime();
        boolean answered = true;
        for (int left = most; left > 0 && answered && System.nanoTime() - begun < enough.toNanos(); left -= size) {
            answered = round.ran(Math.min(left, size));
        }
    }

    /** A round. */
    @FunctionalInterface
    public interface Round {

        /** Asks so many times, 1 or more; whether there was any answer. */
        boolean ran(int count) throws IOException, InterruptedException;
    }
}
