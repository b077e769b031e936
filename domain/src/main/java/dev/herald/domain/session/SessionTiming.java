package dev.herald.domain.session;

import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.error.RetryAdvice;
import java.time.Duration;

/**
 * The figures a session keeps time by. All of them positive, except that the jitter may be zero.
 *
 * @param floor the shortest interval between regular announces, whatever the tracker asks for; 60 s (RETRY-2)
 * @param ceiling the longest, likewise; a day (RETRY-2)
 * @param jitter how much later than due a regular announce may leave, so that no herd forms; 10 s (RETRY-1)
 * @param minimum the least time before somebody may ask out of turn, where the tracker names none; 60 s (RETRY-4)
 * @param longestBackOff what the wait after failures grows to; an hour (RETRY-6)
 * @param semanticRefusal the least wait after a refusal that will not go away by itself; 15 minutes (RETRY-9)
 */
public record SessionTiming(
        Duration floor,
        Duration ceiling,
        Duration jitter,
        Duration minimum,
        Duration longestBackOff,
        Duration semanticRefusal) {

    /** The figures named above. */
    public static final SessionTiming DEFAULT = new SessionTiming(
            Duration.ofSeconds(60),
            RetryAdvice.LONGEST,
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofHours(1),
            Duration.ofMinutes(15));

    public SessionTiming {
        if (jitter.isNegative() || floor.compareTo(ceiling) > 0) {
            throw new IllegalArgumentException(
                    "jitter " + jitter + " must not be negative, floor " + floor + " not above ceiling " + ceiling);
        }
        within(floor, minimum, longestBackOff, semanticRefusal, ceiling, jitter.plusMillis(1));
    }

    private static void within(Duration... spans) {
        for (Duration span : spans) {
            if (span.compareTo(Duration.ofMillis(1)) < 0 || span.compareTo(AnnounceIntervals.LONGEST) > 0) {
                throw new IllegalArgumentException("from a millisecond to 68 years, not " + span);
            }
        }
    }

    /** The same with other bounds for the interval: for tests, and for trackers of one's own. */
    public SessionTiming withInterval(Duration least, Duration most) {
        return new SessionTiming(least, most, jitter, minimum, longestBackOff, semanticRefusal);
    }

    /** The same with another jitter; zero makes times exact. */
    public SessionTiming withJitter(Duration other) {
        return new SessionTiming(floor, ceiling, other, minimum, longestBackOff, semanticRefusal);
    }

    /** The same with another minimum interval where the tracker names none. */
    public SessionTiming withMinimum(Duration other) {
        return new SessionTiming(floor, ceiling, jitter, other, longestBackOff, semanticRefusal);
    }
}
