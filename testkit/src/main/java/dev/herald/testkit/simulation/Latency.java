package dev.herald.testkit.simulation;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long answers take: half of them less than {@code median}, few of them many times that (a log-normal distribution, cut where
 * it gets absurd).
 *
 * @param median positive, or zero for answers that are there at once
 * @param spread the standard deviation of the logarithm: 0 where every answer takes as long as the others, 0.5 for a network on a
 *     good day
 */
public record Latency(Duration median, double spread) {

    private static final double LONGEST_IN_MEDIANS = 50;

    public Latency {
        if (median.isNegative() || spread < 0) {
            throw new IllegalArgumentException("neither may be negative: " + median + ", " + spread);
        }
    }

    /** Answers that scatter around {@code median} as they do on a good day. */
    public static Latency around(Duration median) {
        return new Latency(median, 0.5);
    }

    /** Answers that all take exactly this long. */
    public static Latency exactly(Duration delay) {
        return new Latency(delay, 0);
    }

    /** How long the next answer takes. */
    public Duration next(RandomGenerator random) {
        if (spread == 0) {
            return median;
        }
        double medians = Math.min(LONGEST_IN_MEDIANS, Math.exp(spread * random.nextGaussian()));
        return Duration.ofNanos((long) (median.toNanos() * medians));
    }
}
