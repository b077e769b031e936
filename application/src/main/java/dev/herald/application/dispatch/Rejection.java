package dev.herald.application.dispatch;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Unreachable;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** What those hear whom nobody asked: to come back when more is known, and not all at once. */
final class Rejection {

    private static final int SPREAD_MILLIS = 10_000;

    private final RandomGenerator random;

    Rejection(RandomGenerator random) {
        this.random = random;
    }

    Verdict.TurnedAway until(Health health, long now) {
        TrackerError because = health.trouble().getOrElse(() -> new Unreachable(Stage.CONNECT, "the host is down"));
        return in(health.expectedAt() - now, because);
    }

    Verdict.TurnedAway in(long millis, TrackerError because) {
        long wait = Math.max(1, millis);
        long spread = SPREAD_MILLIS + wait / 10;
        return new Verdict.TurnedAway(Duration.ofMillis(wait + random.nextLong(spread)), because);
    }
}
