package dev.herald.application.dispatch;

import dev.herald.domain.error.TrackerError;
import io.vavr.control.Option;

/** Whether a host is alive, as far as we can tell: some failures in a row with no answer between them, and it is down. */
final class Health {

    private static final int FEWEST_FAILURES = 3;
    /** Where more is under way, more has to fail: a lossy host is not a dead one. */
    private static final int UNDER_WAY_PER_FAILURE = 4;

    private boolean proven;
    private int failures;
    private int enough;
    /** Failed probes, the fall itself counted; 0 while it is up. */
    private int probes;

    private long probeAt;
    private boolean probing;
    private Option<TrackerError> trouble = Option.none();

    /** Whether it ever answered. */
    boolean isProven() {
        return proven;
    }

    boolean isDown() {
        return probes > 0;
    }

    /** What it did last; there is something to tell of every host that is down. */
    Option<TrackerError> trouble() {
        return trouble;
    }

    /** Any answer: it lives, even if it refused. */
    void answered() {
        proven = true;
        forgive();
    }

    /** What failed was not its fault. */
    void forgive() {
        failures = 0;
        probes = 0;
        probing = false;
    }

    /** One of {@code underWay} requests was not answered. */
    void failed(TrackerError error, int underWay, long now) {
        trouble = Option.some(error);
        if (isDown()) {
            return;
        }
        enough = failures == 0 ? FEWEST_FAILURES + underWay / UNDER_WAY_PER_FAILURE : enough;
        failures++;
        if (failures >= enough) {
            fall(now);
        }
    }

    void probeFailed(TrackerError error, long now) {
        trouble = Option.some(error);
        probing = false;
        fall(now);
    }

    private void fall(long now) {
        probes++;
        probeAt = now + BackOff.millisAfter(probes);
    }

    boolean isProbing() {
        return probing;
    }

    boolean mayProbe(long now) {
        return isDown() && !probing && now >= probeAt;
    }

    /** A probe leaves; unless it ends before, it is known by {@code deadline} how it went. */
    void probeLeaves(long deadline) {
        probing = true;
        probeAt = deadline;
    }

    /** The probe told nothing: the next one may go at once. */
    void probeCancelled(long now) {
        probing = false;
        probeAt = now;
    }

    /** Something may have changed: the next request is a probe. */
    void probeNow(long now) {
        probeAt = probing ? probeAt : now;
    }

    /** When it is worth while to come back to a host that is down. */
    long expectedAt() {
        return probeAt;
    }
}
