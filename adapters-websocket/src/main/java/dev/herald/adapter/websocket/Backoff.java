package dev.herald.adapter.websocket;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to stay away after a lost or refused connection (WS-21): longer each time, and never at the same moment as others. */
final class Backoff {

    private static final long JITTER_MILLIS = 300_000;
    private static final long FIRST_MILLIS = 10_000;
    private static final long LONGEST_MILLIS = 3_600_000;
    private static final int DOUBLINGS = 9;

    private final RandomGenerator random;
    private int retries;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    Duration next() {
        long backoff = Math.min(FIRST_MILLIS << Math.min(retries, DOUBLINGS), LONGEST_MILLIS);
        retries++;
        return Duration.ofMillis((long) (random.nextDouble() * JITTER_MILLIS) + backoff);
    }

    void connected() {
        retries = 0;
    }
}
