package dev.herald.domain.error;

import java.time.Duration;

/** What the other side said about asking again (BEP 31 {@code retry in}, HTTP {@code Retry-After}, an interval in a refusal). */
public sealed interface RetryAdvice {

    /** No word about it: the caller's own back-off decides. */
    RetryAdvice UNSTATED = new Unstated();

    /** Not to be asked again for this kind of request until the user acts. */
    RetryAdvice NEVER = new Never();

    /** The longest silence anybody may ask of us short of {@link #NEVER}: one day (RETRY-8). */
    Duration LONGEST = Duration.ofDays(1);

    /** Not before {@code delay} has passed; capped at {@link #LONGEST}, and {@link #UNSTATED} unless positive. */
    static RetryAdvice after(Duration delay) {
        if (delay.isNegative() || delay.isZero()) {
            return UNSTATED;
        }
        return new After(delay.compareTo(LONGEST) > 0 ? LONGEST : delay);
    }

    /** A delay counted from the receipt of the answer; positive, at most {@link #LONGEST}. */
    record After(Duration delay) implements RetryAdvice {
        public After {
            if (delay.isNegative() || delay.isZero() || delay.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("retry delay must be positive and at most a day: " + delay);
            }
        }
    }

    /** See {@link #NEVER}. */
    record Never() implements RetryAdvice {}

    /** See {@link #UNSTATED}. */
    record Unstated() implements RetryAdvice {}
}
