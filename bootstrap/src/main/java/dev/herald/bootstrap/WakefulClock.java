package dev.herald.bootstrap;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Monotonic time that goes on while the machine sleeps. {@link System#nanoTime()} stands still then on Linux and macOS, so every few
 * seconds it is compared with a clock that does not, and what it fell behind is added. It begins at zero and never decreases,
 * whatever becomes of the other clock: one set back changes nothing.
 */
final class WakefulClock {

    /** How much may pass unnoticed between two looks at the other clock. */
    static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(5);
    /** Less than this is no sleep: the two clocks are not read at the same moment, and one of them may be slewed. */
    private static final long LEAST_SLEEP_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final LongSupplier monotonicNanos;
    private final LongSupplier sleeplessMillis;
    private final long start;
    private volatile long slept;
    private volatile long lookedAt;
    /** By how much the other clock is ahead, sleep that is accounted for included. */
    private long lead;

    WakefulClock(LongSupplier monotonicNanos, LongSupplier sleeplessMillis) {
        this.monotonicNanos = monotonicNanos;
        this.sleeplessMillis = sleeplessMillis;
        this.start = monotonicNanos.getAsLong();
        this.lookedAt = start;
        this.lead = lead(start);
    }

    /** The clock of this machine. */
    static WakefulClock ofSystem() {
        return new WakefulClock(System::nanoTime, UptimeFile.isThere() ? new UptimeFile() : System::currentTimeMillis);
    }

    long nanos() {
        long now = monotonicNanos.getAsLong();
        if (now - lookedAt >= LOOK_NANOS) {
            look(now);
        }
        return now - start + slept;
    }

    private synchronized void look(long now) {
        long fresh = lead(now);
        if (fresh - lead >= LEAST_SLEEP_NANOS) {
            slept += fresh - lead;
        }
        lead = fresh;
        lookedAt = now;
    }

    private long lead(long now) {
        return TimeUnit.MILLISECONDS.toNanos(sleeplessMillis.getAsLong()) - now;
    }
}
