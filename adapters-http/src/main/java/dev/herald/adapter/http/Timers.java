package dev.herald.adapter.http;

import dev.herald.network.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread that keeps every deadline of a gateway: the library looks at its own timeouts only once a second. */
final class Timers {

    private final ScheduledThreadPoolExecutor executor;

    Timers(DaemonThreads threads) {
        executor = new ScheduledThreadPoolExecutor(1, threads);
        executor.setRemoveOnCancelPolicy(true);
        executor.setRejectedExecutionHandler((task, closed) -> {
            // Whoever asks after the end is answered by the gateway that ended.
        });
    }

    /** A task that waits for its time. */
    @FunctionalInterface
    interface Timer {
        /** Keeps the task from running, if it has not begun. */
        void cancel();
    }

    /** Runs a short task once, {@code delay} from now. */
    Timer after(Duration delay, Runnable task) {
        Future<?> waiting = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> waiting.cancel(false);
    }

    void close() {
        executor.shutdownNow();
    }
}
