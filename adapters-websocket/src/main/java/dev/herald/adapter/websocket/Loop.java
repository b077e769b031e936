package dev.herald.adapter.websocket;

import dev.herald.application.port.Scheduler;
import dev.herald.application.port.Scheduler.Timer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Where one conversation happens: one step after the other, timers included, so that nothing in it needs a lock. */
final class Loop {

    private final Executor executor;
    private final Scheduler time;

    /** @param executor runs one task at a time, in order */
    Loop(Executor executor, Scheduler time) {
        this.executor = executor;
        this.time = time;
    }

    Duration now() {
        return time.now();
    }

    void execute(Runnable task) {
        executor.execute(task);
    }

    /** The timer is cancelled on the loop, so its task does not run any more once it is. */
    Timer after(Duration delay, Runnable task) {
        Once once = new Once(task);
        Timer timer = time.schedule(delay, () -> executeIfOpen(once));
        return () -> {
            once.cancelled = true;
            timer.cancel();
        };
    }

    /** The same, or nothing where the gateway is closed and everything has been answered. */
    void executeIfOpen(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException closed) {
            // Nobody is left whom it would matter to.
        }
    }

    private static final class Once implements Runnable {
        private final Runnable task;
        private volatile boolean cancelled;

        Once(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            if (!cancelled) {
                task.run();
            }
        }
    }
}
