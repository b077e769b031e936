package dev.herald.application.port;

import java.time.Duration;

/**
 * Time, as a clock and as timers in one, so that tests can own it. Both run on the same monotonic time, which no change of the
 * wall clock moves and which goes on while the machine sleeps: what fell due meanwhile runs late, once, soon after it woke
 * (RETRY-12).
 */
public interface Scheduler {

    /** How long it is since some fixed moment; only differences mean anything. Never decreases. */
    Duration now();

    /**
     * Runs {@code task} once, not earlier than {@code delay} from now, on a thread of the scheduler's. A delay that is not
     * positive means as soon as possible. The task must be short and must not block.
     */
    Timer schedule(Duration delay, Runnable task);

    /** A task that has been scheduled. */
    @FunctionalInterface
    interface Timer {
        /** Keeps the task from running, if it has not begun. May be called again. */
        void cancel();
    }
}
