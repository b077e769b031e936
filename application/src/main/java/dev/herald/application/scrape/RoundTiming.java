package dev.herald.application.scrape;

import dev.herald.application.dispatch.BackOff;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.TrackerError;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a tracker is left in peace between two rounds of scrapes, in milliseconds (SCRAPE-12, RETRY-13). */
final class RoundTiming {

    /** It is not asked again. */
    static final long NEVER = Long.MAX_VALUE;

    static final long INTERVAL_MILLIS = 1_800_000;
    /** A tracker may ask for more, but not for ever. */
    private static final long LONGEST_MILLIS = RetryAdvice.LONGEST.toMillis();
    /** The part of a back-off that is added to it at most (RETRY-6). */
    private static final int JITTER_PART = 10;

    private final RandomGenerator random;
    private int failures;

    RoundTiming(RandomGenerator random) {
        this.random = random;
    }

    long afterAnswer(Option<Duration> minimum) {
        failures = 0;
        long wished = minimum.map(Duration::toMillis).getOrElse(INTERVAL_MILLIS);
        return Math.max(INTERVAL_MILLIS, Math.min(wished, LONGEST_MILLIS));
    }

    long afterFailure(TrackerError error) {
        RetryAdvice advice = error.retryAdvice();
        if (error.kind() == ErrorKind.UNSUPPORTED || advice instanceof RetryAdvice.Never) {
            return NEVER;
        }
        failures++;
        long pause = BackOff.millisAfter(failures);
        long jittered = pause + random.nextLong(pause / JITTER_PART);
        return advice instanceof RetryAdvice.After after
                ? Math.max(jittered, after.delay().toMillis())
                : jittered;
    }
}
