package dev.herald.domain.announce;

import io.vavr.control.Option;
import java.time.Duration;

/**
 * How long a tracker asks us to stay silent. Nothing here is longer than {@link #LONGEST}, to which longer times are cut.
 *
 * @param interval until the next regular announce (BEP 3); positive, as the tracker said it: bounds are for the schedule to set
 * @param minimum the least time between two announces, whoever asks for them (HTTP-R5); positive where it was said at all
 */
public record AnnounceIntervals(Duration interval, Option<Duration> minimum) {

    /** What is assumed where a tracker does not say, or says something that is no interval (HTTP-R4). */
    public static final Duration DEFAULT = Duration.ofMinutes(30);

    /** Sixty-eight years: as much as fits into 31 bits of seconds, and whoever calculates with it need not fear an overflow. */
    public static final Duration LONGEST = Duration.ofSeconds(Integer.MAX_VALUE);

    public AnnounceIntervals {
        if (interval.isNegative()
                || interval.isZero()
                || minimum.exists(least -> least.isNegative() || least.isZero())) {
            throw new IllegalArgumentException("intervals are positive: " + interval + ", " + minimum);
        }
        interval = cut(interval);
        minimum = minimum.map(AnnounceIntervals::cut);
    }

    /** From seconds on the wire; what is missing or not positive counts as not said (HTTP-R4, RETRY-4). */
    public static AnnounceIntervals ofSeconds(Option<Long> interval, Option<Long> minimum) {
        return new AnnounceIntervals(positive(interval).getOrElse(DEFAULT), positive(minimum));
    }

    /** The longer of both, each for itself: whoever keeps to it is early nowhere. */
    public AnnounceIntervals orLonger(AnnounceIntervals other) {
        return new AnnounceIntervals(
                longer(interval, other.interval),
                minimum.isEmpty()
                        ? other.minimum
                        : minimum.map(least ->
                                other.minimum.map(more -> longer(least, more)).getOrElse(least)));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static Duration cut(Duration silence) {
        return silence.compareTo(LONGEST) > 0 ? LONGEST : silence;
    }

    private static Option<Duration> positive(Option<Long> seconds) {
        return seconds.filter(value -> value > 0).map(Duration::ofSeconds);
    }
}
