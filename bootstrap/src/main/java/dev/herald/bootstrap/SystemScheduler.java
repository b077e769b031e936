package dev.herald.bootstrap;

import dev.herald.application.port.Scheduler;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The machine's monotonic clock, and timers on one daemon thread that keeps no process alive. A cancelled timer is forgotten at
 * once, however far away its time was. A timer that fails is reported to the thread's uncaught exception handler; the others go on.
 */
public final class SystemScheduler implements Scheduler, AutoCloseable {

    private final ScheduledThreadPoolExecutor timers;

    public SystemScheduler() {
        timers = new ScheduledThreadPoolExecutor(1, SystemScheduler::daemon);
        timers.setRemoveOnCancelPolicy(true);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "herald-timer");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Duration now() {
        return Duration.ofNanos(System.nanoTime());
    }

    /** After {@link #close()} nothing is run any more. */
    @Override
    public Timer schedule(Duration delay, Runnable task) {
        try {
            Future<?> timer = timers.schedule(() -> run(task), nanos(delay), TimeUnit.NANOSECONDS);
            return () -> timer.cancel(false);
        } catch (RejectedExecutionException closed) {
            return () -> {};
        }
    }

    /** A delay of centuries is as good as any that fits. */
    private static long nanos(Duration delay) {
        return delay.compareTo(Duration.ofDays(36_500)) > 0 ? Long.MAX_VALUE / 2 : delay.toNanos();
    }

    /** The executor would keep the failure in a future that nobody looks at. */
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
        timers.shutdownNow();
    }
}
