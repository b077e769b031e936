package dev.herald.testkit.simulation;

import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.error.RetryAdvice;
import java.time.Duration;

/**
 * The least courtesy that a {@link Ledger} expects. It is written down here once more, apart from the timing that sessions keep, so that
 * the one can be held against the other.
 *
 * @param floor shorter intervals count as this one (RETRY-2)
 * @param ceiling longer intervals count as this one (RETRY-2)
 * @param leastPause what is expected of somebody who asks out of turn, where the tracker says nothing about it (RETRY-4)
 * @param tardiness how much later than due an announce may be by right: jitter and the like (RETRY-1)
 */
public record Courtesy(Duration floor, Duration ceiling, Duration leastPause, Duration tardiness) {

    /** A minute, a day, a minute, ten seconds. */
    public static final Courtesy DEFAULT =
            new Courtesy(Duration.ofSeconds(60), Duration.ofDays(1), Duration.ofSeconds(60), Duration.ofSeconds(10));

    private static final long LONGEST_BACK_OFF_SECONDS = 3_600;

    long interval(AnnounceIntervals asked) {
        Duration atLeast = longer(asked.interval(), floor);
        return (atLeast.compareTo(ceiling) > 0 ? ceiling : atLeast).toMillis();
    }

    /** Where the least pause is longer than the interval the tracker asked for, that interval counts (RETRY-4). */
    long pause(AnnounceIntervals asked) {
        return Math.min(
                asked.minimum().getOrElse(leastPause).toMillis(),
                asked.interval().toMillis());
    }

    long backOff(int failures) {
        long k = Math.min(failures, 100);
        return Math.min(LONGEST_BACK_OFF_SECONDS, 5 + 25 * k * k / 2) * 1_000;
    }

    long advice(RetryAdvice advice) {
        return advice instanceof RetryAdvice.After after ? after.delay().toMillis() : 0;
    }

    /** The latest moment after a pause of so many milliseconds: what may be added to a back-off is a tenth (RETRY-6). */
    long latest(long pause) {
        return pause + pause / 10 + tardiness.toMillis();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
