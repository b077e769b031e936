package dev.herald.domain.session;

import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.TrackerError;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** When to ask again, and why then (RETRY-1 to RETRY-9). Whatever is not whole milliseconds is rounded up: nothing is early. */
final class Timing {

    /** From here on the series of RETRY-6 is far beyond its bound, and its square must not overflow. */
    private static final int MANY_FAILURES = 10_000;

    private final SessionTiming figures;
    private final RandomGenerator random;

    Timing(SessionTiming figures, RandomGenerator random) {
        this.figures = figures;
        this.random = random;
    }

    /** After a yes: the interval within its bounds, and a little later (RETRY-1, RETRY-2). */
    Due afterAnswer(AnnounceIntervals asked, long now) {
        Duration interval = asked.interval();
        Due due;
        if (interval.compareTo(figures.floor()) < 0) {
            due = in(figures.floor(), DueRule.FLOOR, now);
        } else if (interval.compareTo(figures.ceiling()) > 0) {
            due = in(figures.ceiling(), DueRule.CEILING, now);
        } else {
            due = in(interval, DueRule.INTERVAL, now);
        }
        return new Due(due.at() + upTo(millis(figures.jitter())), due.rule());
    }

    /** After the {@code failures}th no in a row: the longest wait that any rule asks for. */
    Due afterFailure(TrackerError error, int failures, long now) {
        if (Refusals.isForGood(error)) {
            return Due.NEVER;
        }
        Due due = in(Duration.ofMillis(backOff(failures)), DueRule.BACK_OFF, now);
        if (Refusals.isSemantic(error)) {
            due = due.orLater(in(figures.semanticRefusal(), DueRule.SEMANTIC_REFUSAL, now));
        }
        if (Refusals.isOurs(error)) {
            due = due.orLater(in(figures.longestBackOff(), DueRule.BLOCKED, now));
        }
        return error.retryAdvice() instanceof RetryAdvice.After advice
                ? due.orLater(in(advice.delay(), DueRule.RETRY_ADVICE, now))
                : due;
    }

    /** When somebody may ask out of turn, if the tracker was last asked at {@code askedAt} (RETRY-4). */
    Due afterAsking(Contact contact) {
        Duration minimum = contact.answer().flatMap(Answer::minimum).getOrElse(figures.minimum());
        return in(minimum, DueRule.MIN_INTERVAL, contact.askedAt());
    }

    Due in(Duration span, DueRule rule, long now) {
        return new Due(now + millis(span), rule);
    }

    private long backOff(int failures) {
        long millis = Math.min(millis(figures.longestBackOff()), Timing.seriesSeconds(failures) * 1_000);
        return millis + upTo(millis / 10);
    }

    /** {@code 5 + floor(12.5 k²)}, unbounded. */
    static long seriesSeconds(int failures) {
        long k = Math.min(failures, MANY_FAILURES);
        return 5 + k * k * 25 / 2;
    }

    private long upTo(long most) {
        return most == 0 ? 0 : random.nextLong(most + 1);
    }

    /** Rounded up. */
    private static long millis(Duration span) {
        return span.plusNanos(999_999).toMillis();
    }
}
