package dev.herald.testkit.simulation;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What happens to trackers and to our own network, at moments that only the seed knows. Times are means of exponential
 * distributions, and zero where it never happens.
 *
 * @param betweenRestarts how long a tracker runs until somebody restarts it, and it forgets everybody
 * @param betweenDowntimes how long a tracker runs until it goes down
 * @param downtime how long it stays down then
 * @param betweenOutages how long our own network works until it fails
 * @param outage how long that lasts
 */
public record Weather(
        Duration betweenRestarts,
        Duration betweenDowntimes,
        Duration downtime,
        Duration betweenOutages,
        Duration outage) {

    /** Nothing happens. */
    public static final Weather CALM =
            new Weather(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** A bad week: a restart a day, twenty minutes down twice a day, ten minutes without a network every eight hours. */
    public static final Weather STORMY = new Weather(
            Duration.ofHours(24),
            Duration.ofHours(12),
            Duration.ofMinutes(20),
            Duration.ofHours(8),
            Duration.ofMinutes(10));

    /** The same without outages of our own network. */
    public Weather withoutOutages() {
        return new Weather(betweenRestarts, betweenDowntimes, downtime, Duration.ZERO, Duration.ZERO);
    }

    static boolean happens(Duration mean) {
        return !mean.isZero();
    }

    static Duration draw(Duration mean, RandomGenerator random) {
        return Duration.ofMillis((long) (mean.toMillis() * random.nextExponential()));
    }
}
