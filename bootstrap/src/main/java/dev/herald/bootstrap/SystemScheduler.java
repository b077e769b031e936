package dev.herald.bootstrap;

import dev.herald.application.port.Scheduler;
import java.time.Duration;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

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
    private final long lookNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeSet<Alarm> alarms = new TreeSet<>();
    private long numbers;
    private boolean closed;

    /** Compared by hand: every question sets an alarm and puts it off again, and a composed comparator shows in the profile. */
    private final class Alarm implements Comparable<Alarm>, Timer {

        private final long due;
        private final long number;
        private final Runnable task;

        Alarm(long due, long number, Runnable task) {
            this.due = due;
            this.number = number;
            this.task = task;
        }

        @Override
        public void cancel() {
            lock.lock();
            try {
                alarms.remove(this);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public int compareTo(Alarm other) {
            return due == other.due ? Long.compare(number, other.number) : Long.compare(due, other.due);
        }
    }

    public SystemScheduler() {
        this(WakefulClock.ofSystem(), WakefulClock.LOOK_NANOS);
    }

    /** {@code lookNanos}: how long to wait at most before the clock is looked at again. */
    SystemScheduler(WakefulClock clock, long lookNanos) {
        this.clock = clock;
        this.lookNanos = lookNanos;
        Thread thread = new Thread(this::serve, "herald-timer");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public Duration now() {
        return Duration.ofNanos(clock.nanos());
    }

    /** After {@link #close()} nothing is run any more. */
    @Override
    public Timer schedule(Duration delay, Runnable task) {
        long due = clock.nanos() + nanos(delay);
        lock.lock();
        try {
            if (closed) {
                return () -> {};
            }
            Alarm alarm = new Alarm(due, numbers++, task);
            alarms.add(alarm);
            if (alarms.first() == alarm) {
                changed.signal();
            }
            return alarm;
        } finally {
            lock.unlock();
        }
    }

    private static long nanos(Duration delay) {
        if (delay.isNegative()) {
            return 0;
        }
        return (delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay).toNanos();
    }

    private void serve() {
        for (Alarm alarm = next(); alarm != null; alarm = next()) {
            run(alarm.task);
        }
    }

    /** Waits for the next alarm whose time has come; null after the end. */
    private @Nullable Alarm next() {
        lock.lock();
        try {
            while (!closed) {
                long wait = untilFirst();
                if (wait <= 0) {
                    return alarms.pollFirst();
                }
                await(wait);
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private long untilFirst() {
        return alarms.isEmpty() ? Long.MAX_VALUE : alarms.first().due - clock.nanos();
    }

    /** For a short while only, as long as there is anything to wait for: the clock may leap. */
    @SuppressWarnings("WaitNotInLoop") // the loop is next()
    private void await(long nanos) {
        try {
            changed.awaitNanos(alarms.isEmpty() ? nanos : Math.min(nanos, lookNanos));
        } catch (InterruptedException spent) {
            // Some task interrupted the thread it ran on. Only close() ends this one: it looks again and waits on.
            return;
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error bug) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, bug);
        }
    }

    /** Forgets every timer. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            alarms.clear();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
