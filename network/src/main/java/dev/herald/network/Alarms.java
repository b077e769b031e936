package dev.herald.network;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that wait for their time, on one daemon thread that keeps no process alive. A task that fails is reported to the thread's
 * uncaught exception handler; the others go on. An alarm that is called off is forgotten at once, however far away its time was.
 *
 * <p>Every question sets an alarm for its deadline and calls it off fifteen seconds before that, so neither may make a thread wait for
 * another. What is far off goes, unsorted, into the box of its second, one of 64 that are used over and over. Only when that second comes
 * near are those sorted that are still there.
 */
public final class Alarms implements AutoCloseable {

    private static final int BOXES = 64;
    /** A box is for 2^30 ns, a good second. */
    private static final int BOX_BITS = 30;

    private final LongSupplier clock;
    private final long longestWait;
    private final List<Set<Alarm>> boxes;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeSet<Alarm> sorted = new TreeSet<>();
    /** From 1: an alarm that was never sorted has 0, and must not be taken for another that is due at the same time. */
    private long numbers = 1;
    /** The boxes of all seconds up to this one are sorted. */
    private volatile long opened;
    /** When the thread looks again. */
    private volatile long wakes;

    private volatile boolean closed;

    /** A task that waits for its time. */
    public final class Alarm implements Comparable<Alarm> {

        private final long due;
        private final Runnable task;
        private long number;

        private Alarm(long due, Runnable task) {
            this.due = due;
            this.task = task;
        }

        /** Keeps the task from running, if it has not begun. May be called again. */
        public void cancel() {
            if (!box(second()).remove(this)) {
                unsort(this);
            }
        }

        private long second() {
            return due >> BOX_BITS;
        }

        /** By hand: a composed comparator shows in the profile. */
        @Override
        public int compareTo(Alarm other) {
            return due == other.due ? Long.compare(number, other.number) : Long.compare(due, other.due);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        /** Spread well, and at hand: to make the one that every object has takes a call into the virtual machine. */
        @Override
        public int hashCode() {
            return Long.hashCode(due * 0x9E37_79B9_7F4A_7C15L);
        }
    }

    /** No alarms yet, by {@link System#nanoTime()}, on a thread of this name. */
    public Alarms(String name) {
        this(name, sinceNow(System.nanoTime()), Long.MAX_VALUE);
    }

    private static LongSupplier sinceNow(long start) {
        return () -> System.nanoTime() - start;
    }

    /**
     * No alarms yet.
     *
     * @param name of the thread
     * @param clock nanoseconds since some moment; never decreases
     * @param longestWait nanoseconds after which the clock is looked at again at the latest, because it may leap
     */
    public Alarms(String name, LongSupplier clock, long longestWait) {
        this.clock = clock;
        this.longestWait = longestWait;
        this.boxes = IntStream.range(0, BOXES)
                .mapToObj(box -> (Set<Alarm>) ConcurrentHashMap.<Alarm>newKeySet())
                .toList();
        this.opened = soon(clock.getAsLong());
        this.wakes = Long.MAX_VALUE;
        Thread thread = new Thread(this::serve, name);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Runs {@code task} once, not earlier than {@code delay} nanoseconds from now, at most some centuries; as soon as possible where that is
     * not positive. The task must be short and must not block. After {@link #close()} nothing is run any more.
     */
    public Alarm set(long delay, Runnable task) {
        Alarm alarm = new Alarm(clock.getAsLong() + Math.max(0, delay), task);
        if (alarm.second() > opened) {
            Set<Alarm> box = box(alarm.second());
            box.add(alarm);
            if (alarm.second() <= opened || closed) {
                sortAnyhow(alarm, box);
            } else if (opens(alarm.second()) < wakes) {
                wake();
            }
        } else {
            sort(alarm);
        }
        return alarm;
    }

    /** Its box was opened while it was put into it, and it may have been left there. */
    private void sortAnyhow(Alarm alarm, Set<Alarm> box) {
        if (box.remove(alarm)) {
            sort(alarm);
        }
    }

    private Set<Alarm> box(long second) {
        return boxes.get((int) (second & (BOXES - 1)));
    }

    /** The last second that is near at {@code now}. */
    private static long soon(long now) {
        return (now >> BOX_BITS) + 1;
    }

    /** When a box is to be opened. */
    private static long opens(long second) {
        return (second - 1) << BOX_BITS;
    }

    private void sort(Alarm alarm) {
        lock.lock();
        try {
            if (!closed) {
                alarm.number = numbers++;
                sorted.add(alarm);
                if (sorted.first().equals(alarm)) {
                    changed.signal();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void unsort(Alarm alarm) {
        lock.lock();
        try {
            sorted.remove(alarm);
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void serve() {
        for (Alarm alarm = next(); alarm != null; alarm = next()) {
            try {
                alarm.task.run();
            } catch (RuntimeException | Error bug) {
                report(bug);
            }
        }
    }

    private static void report(Throwable bug) {
        Thread thread = Thread.currentThread();
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, bug);
        } catch (RuntimeException | Error unheard) {
            // As the virtual machine does: what a handler throws is nobody's business, and the other alarms still count
            // on this thread.
            return;
        }
    }

    /** Waits for the next alarm whose time has come; null after the end. */
    private @Nullable Alarm next() {
        lock.lock();
        try {
            while (!closed) {
                long now = clock.getAsLong();
                open(soon(now));
                if (!sorted.isEmpty() && sorted.first().due <= now) {
                    return sorted.pollFirst();
                }
                await(untilNext() - now);
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whoever sets an alarm looks at {@link #opened} once it is in its box, so either finds it. A box may be changed while it is looked
     * through.
     */
    @SuppressWarnings("ModifyCollectionInEnhancedForLoop")
    private void open(long until) {
        long first = Math.max(opened + 1, until - BOXES + 1);
        opened = until;
        for (long second = first; second <= until; second++) {
            Set<Alarm> box = box(second);
            for (Alarm alarm : box) {
                if (alarm.second() <= until && box.remove(alarm)) {
                    alarm.number = numbers++;
                    sorted.add(alarm);
                }
            }
        }
    }

    /** Whoever sets an alarm looks at {@link #wakes} once it is in its box, so either finds it. */
    private long untilNext() {
        wakes = sorted.isEmpty() ? Long.MAX_VALUE : sorted.first().due;
        for (long second = opened + 1; second <= opened + BOXES; second++) {
            if (holdsAny(box(second))) {
                wakes = Math.min(wakes, opens(second));
                return wakes;
            }
        }
        return wakes;
    }

    /** The size of such a set is exact only while nobody changes it; what an iterator meets is there. */
    private static boolean holdsAny(Set<Alarm> box) {
        return !box.isEmpty() || box.iterator().hasNext();
    }

    /** For a short while only, as long as there is anything to wait for: the clock may leap. */
    @SuppressWarnings("WaitNotInLoop") // the loop is next()
    private void await(long nanos) {
        try {
            changed.awaitNanos(wakes == Long.MAX_VALUE ? nanos : Math.min(nanos, longestWait));
        } catch (InterruptedException spent) {
            // Some task interrupted the thread it ran on. Only close() ends this one: it looks again and waits on.
            return;
        }
    }

    /** Forgets every alarm. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            Stream.concat(boxes.stream(), Stream.of(sorted)).forEach(Set::clear);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
