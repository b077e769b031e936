package dev.herald.adapter.websocket;

import dev.herald.application.port.Scheduler;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Real time, or so many times as fast: for what happens on real sockets, but after minutes. */
final class TestScheduler implements Scheduler, AutoCloseable {

    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "test-timer");
        thread.setDaemon(true);
        return thread;
    });
    private final int haste;

    TestScheduler() {
        this(1);
    }

    /** @param haste how many seconds pass in one */
    TestScheduler(int haste) {
        this.haste = haste;
        timers.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Duration now() {
        return Duration.ofNanos(System.nanoTime()).multipliedBy(haste);
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        try {
            // Rounded up, as nothing may be early.
            Future<?> timer = timers.schedule(task, delay.toNanos() / haste + 1, TimeUnit.NANOSECONDS);
            return () -> timer.cancel(false);
        } catch (RejectedExecutionException closed) {
            return () -> {};
        }
    }

    @Override
    public void close() {
        timers.shutdownNow();
    }
}
