package dev.herald.testkit;

import dev.herald.application.port.Scheduler;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Time that stands still until a test moves it. A week takes as long as the tasks that fall into it.
 *
 * <p>Tasks run on the thread that calls {@link #advanceBy}, one after the other: by due time, and where that is equal in the
 * order they were scheduled in. While a task runs, {@link #now()} is the moment it was due at, or that of waking up if the machine slept
 * through it, so what it schedules counts from there and runs in the same advance if it falls into it. Scheduling and cancelling are safe from any thread; only one may
 * advance, and no task may. What a task throws comes out of {@code advanceBy}, and time stands at that task.
 *
 * <pre>{@code
 * VirtualTime time = new VirtualTime();
 * time.schedule(Duration.ofMinutes(30), announceAgain);
 * time.advanceBy(Duration.ofHours(1));
 * }</pre>
 */
public final class VirtualTime implements Scheduler {

    private final TreeSet<Task> later = new TreeSet<>(Task.IN_ORDER);
    /** What was due when it was scheduled, in that order: most tasks of a loop, and cheaper here. */
    private final ArrayDeque<Task> atOnce = new ArrayDeque<>();

    private Duration now = Duration.ZERO;
    private long scheduled;
    private boolean advancing;

    /** Time zero, and nothing to do. */
    public VirtualTime() {}

    /** How far time was moved since this object was made. */
    @Override
    public synchronized Duration now() {
        return now;
    }

    @Override
    public synchronized Timer schedule(Duration delay, Runnable task) {
        boolean isDue = delay.isNegative() || delay.isZero();
        Task entry = new Task(isDue ? now : now.plus(delay), scheduled++, task);
        Collection<Task> tasks = isDue ? atOnce : later;
        tasks.add(entry);
        return () -> cancel(tasks, entry);
    }

    private synchronized void cancel(Collection<Task> tasks, Task task) {
        tasks.remove(task);
    }

    /** Moves time on by {@code span}, which may be zero, and runs what falls due until then, the last moment included. */
    public void advanceBy(Duration span) {
        Duration end = beginAdvance(span);
        try {
            for (Task due = takeDue(end); due != null; due = takeDue(end)) {
                due.action().run();
            }
            standAt(end);
        } finally {
            endAdvance();
        }
    }

    /**
     * The machine sleeps for {@code span}: time moves on and nothing runs. What fell due meanwhile runs late, with the next advance,
     * at the time it is then.
     */
    public void suspendFor(Duration span) {
        Duration end = beginAdvance(span);
        try {
            standAt(end);
        } finally {
            endAdvance();
        }
    }

    /** Runs what is due now. */
    public void runDue() {
        advanceBy(Duration.ZERO);
    }

    /** How many tasks wait. */
    public synchronized int waiting() {
        return later.size() + atOnce.size();
    }

    /** How long until the next task is due, negative if it is late; none where nothing waits. */
    public synchronized Option<Duration> untilNext() {
        Task next = first();
        return next == null ? Option.none() : Option.some(next.due().minus(now));
    }

    private synchronized Duration beginAdvance(Duration span) {
        if (span.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: " + span);
        }
        if (advancing) {
            throw new IllegalStateException("time is being advanced already: a task must not do it");
        }
        advancing = true;
        return now.plus(span);
    }

    private synchronized @Nullable Task takeDue(Duration end) {
        Task next = first();
        if (next == null || next.due().compareTo(end) > 0) {
            return null;
        }
        now = next.due().compareTo(now) > 0 ? next.due() : now;
        return next.equals(atOnce.peek()) ? atOnce.poll() : later.pollFirst();
    }

    private @Nullable Task first() {
        Task ready = atOnce.peek();
        Task planned = later.isEmpty() ? null : later.first();
        if (ready == null || planned == null) {
            return ready == null ? planned : ready;
        }
        return Task.IN_ORDER.compare(planned, ready) < 0 ? planned : ready;
    }

    private synchronized void standAt(Duration end) {
        now = end;
    }

    private synchronized void endAdvance() {
        advancing = false;
    }

    private record Task(Duration due, long order, Runnable action) {
        static final Comparator<Task> IN_ORDER = Comparator.comparing(Task::due).thenComparingLong(Task::order);
    }
}
