package dev.herald.application.gateway;

import dev.herald.domain.peer.IpFamily;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the IP versions of one host fare. One that fails while another works rests, longer and longer. */
final class HostFamilies {

    private static final Duration FIRST_REST = Duration.ofMinutes(1);
    private static final Duration LONGEST_REST = Duration.ofHours(1);
    private static final int DOUBLINGS = 6;

    /** How one of them fares; there is none while nothing is wrong. */
    private static final class Trouble {
        private int failures;
        private Duration restsUntil = Duration.ZERO;
        /** Somebody has asked and has no answer yet. */
        private boolean isWaitedFor;
    }

    private final Map<IpFamily, Trouble> troubles = new EnumMap<>(IpFamily.class);
    private @Nullable IpFamily preferred;
    private boolean isProven;

    boolean isDue(IpFamily family, Duration now) {
        Trouble trouble = troubles.get(family);
        return trouble == null || (!trouble.isWaitedFor && now.compareTo(trouble.restsUntil) >= 0);
    }

    /** It is asked: if it comes out of a rest, nobody else asks until there is an answer. */
    void asked(IpFamily family) {
        Trouble trouble = troubles.get(family);
        if (trouble != null) {
            trouble.isWaitedFor = true;
        }
    }

    void waitsFor(IpFamily family) {
        troubles.computeIfAbsent(family, fresh -> new Trouble()).isWaitedFor = true;
    }

    void forgetsWaiting(IpFamily family) {
        Trouble trouble = troubles.get(family);
        if (trouble != null) {
            trouble.isWaitedFor = false;
        }
    }

    void worked(IpFamily family) {
        troubles.remove(family);
    }

    void failed(IpFamily family, Duration now) {
        Trouble trouble = troubles.computeIfAbsent(family, fresh -> new Trouble());
        trouble.isWaitedFor = false;
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(trouble.failures, DOUBLINGS));
        trouble.failures++;
        trouble.restsUntil = now.plus(rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest);
    }

    /** Whoever worked does not any more: the others are tried again. */
    void wakeAll() {
        troubles.clear();
    }

    /** The one that is tried first. */
    @Nullable
    IpFamily preferred() {
        return preferred;
    }

    boolean isProven(IpFamily family) {
        return isProven && family == preferred;
    }

    void stays(IpFamily family) {
        preferred = family;
        isProven = true;
    }

    void leaves(IpFamily family) {
        if (preferred == null || preferred == family) {
            preferred = family == IpFamily.IPV4 ? IpFamily.IPV6 : IpFamily.IPV4;
            isProven = false;
        }
    }
}
