package dev.herald.bootstrap;

import dev.herald.application.port.Scheduler;
import dev.herald.network.Alarms;
import java.time.Duration;

/**
 * The machine's time, and timers on one daemon thread that keeps no process alive. Time is monotonic and goes on while the machine
 * sleeps (RETRY-12): within five seconds of waking up, the timers whose time has come meanwhile run, once each. The wall clock may
 * be set back or forth as it pleases; only where there is nothing better to tell sleep by (other systems than Linux) is a clock put
 * forward taken for sleep.
 *
 * <p>A cancelled timer is forgotten at once, however far away its time was. A timer that fails is reported to the thread's uncaught
 * exception handler; the others go on.
 */
public final class SystemScheduler implements Scheduler, AutoCloseable {

    /** A delay of centuries is as good as any that fits. */
    private static final Duration LONGEST_DELAY = Duration.ofDays(36_500);

    private final WakefulClock clock;
    private final Alarms alarms;

    public SystemScheduler() {
        this(WakefulClock.ofSystem(), WakefulClock.LOOK_NANOS);
    }

    /** {@code lookNanos}: how long to wait at most before the clock is looked at again. */
    SystemScheduler(WakefulClock clock, long lookNanos) {
        this.clock = clock;
        this.alarms = new Alarms("herald-timer", clock::nanos, lookNanos);
    }

    @Override
    public Duration now() {
        return Duration.ofNanos(clock.nanos());
    }

    /** After {@link #close()} nothing is run any more. */
    @Override
    public Timer schedule(Duration delay, Runnable task) {
        return alarms.set(nanos(delay), task)::cancel;
    }

    private static long nanos(Duration delay) {
        if (delay.isNegative()) {
            return 0;
        }
        return (delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay).toNanos();
    }

    /** Forgets every timer. */
    @Override
    public void close() {
        alarms.close();
    }
}
