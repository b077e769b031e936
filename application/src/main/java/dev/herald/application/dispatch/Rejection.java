package dev.herald.application.dispatch;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Unreachable;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** What those hear whom nobody asked: to come back when more is known, and not all at once. */
final class Rejection {

    private static final int SPREAD_MILLIS = 10_000;

    private static final long HUNGRY_WAIT_MILLIS = 5_000;

    private final RandomGenerator random;

    Rejection(RandomGenerator random) {
        this.random = random;
    }

    Verdict.TurnedAway until(Health health, long now) {
        return in(health.expectedAt() - now, because(health));
    }

    /** Whoever waits for peers need not wait for the end of a probe that may be answered any moment. */
    Verdict.TurnedAway forHungry(Health health, long now) {
        long wait = health.expectedAt() - now;
        return in(health.isProbing() ? Math.min(wait, HUNGRY_WAIT_MILLIS) : wait, because(health));
    }

    private static TrackerError because(Health health) {
        return health.trouble().getOrElse(() -> new Unreachable(Stage.CONNECT, "the host is down"));
    }

    Verdict.TurnedAway in(long millis, TrackerError because) {
        long wait = Math.max(1, millis);
        long spread = SPREAD_MILLIS + wait / 10;
        return new Verdict.TurnedAway(Duration.ofMillis(wait + random.nextLong(spread)), because);
    }
}
