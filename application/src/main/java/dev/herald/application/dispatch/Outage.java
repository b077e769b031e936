package dev.herald.application.dispatch;

import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Unreachable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Whether it is our own network that fails, as far as we can tell: several hosts that used to answer fail within a short span, and
 * nobody answers in between. Where nobody ever answered, only names that cannot be resolved say so: three dead trackers are no
 * outage. The first answer from anywhere ends it.
 *
 * @param <H> what tells hosts apart
 */
final class Outage<H> {

    private static final int WITNESSES = 3;
    private static final long SPAN_MILLIS = 300_000;
    private static final long FIRST_PAUSE_MILLIS = 5_000;
    private static final long LONGEST_PAUSE_MILLIS = 60_000;

    private final Map<H, Long> witnesses = new HashMap<>();
    private boolean anybodyAnswered;
    private boolean on;
    private long pause = FIRST_PAUSE_MILLIS;
    private long probeAt;

    boolean isOn() {
        return on;
    }

    /** Whether an error may be our own network's. TLS and a refusal need somebody at the other end. */
    static boolean mayExplain(TrackerError error) {
        return error.kind() == ErrorKind.TIMED_OUT
                || (error instanceof Unreachable unreachable && unreachable.stage() != Stage.SECURE);
    }

    /**
     * Somebody answered.
     *
     * @return whether that ends an outage
     */
    boolean answered() {
        boolean ends = on;
        anybodyAnswered = true;
        witnesses.clear();
        on = false;
        return ends;
    }

    /**
     * A request was not answered.
     *
     * @param proven whether the host ever answered
     * @return whether an outage begins with it
     */
    boolean failed(H host, boolean proven, TrackerError error, long now) {
        if (on || !isWitness(proven, error)) {
            return false;
        }
        witnesses.put(host, now);
        witnesses.values().removeIf(seen -> seen < now - SPAN_MILLIS);
        on = witnesses.size() >= WITNESSES;
        pause = FIRST_PAUSE_MILLIS;
        probeAt = now + pause;
        return on;
    }

    private boolean isWitness(boolean proven, TrackerError error) {
        return anybodyAnswered
                ? proven && mayExplain(error)
                : error instanceof Unreachable unreachable && unreachable.stage() == Stage.RESOLVE;
    }

    /** Who bore witness: failures of theirs are excused. */
    Set<H> witnesses() {
        return Set.copyOf(witnesses.keySet());
    }

    long probeAt() {
        return probeAt;
    }

    /** How long those who were turned away had better wait. */
    long pause() {
        return pause;
    }

    void probeFailed(long now) {
        pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
        probeAt = now + pause;
    }

    /** The probe told nothing: the next one may go at once. */
    void probeCancelled(long now) {
        probeAt = now;
    }

    /** Something may have changed: probe at once, and often again. */
    void probeNow(long now) {
        pause = FIRST_PAUSE_MILLIS;
        probeAt = now;
    }
}
