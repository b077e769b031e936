package dev.herald.application.dispatch;

import dev.herald.application.port.Scheduler;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs tasks one after the other, in the order they came, on the threads of a {@link Scheduler}: what is touched on it alone needs
 * no lock. A task never runs inside another one. What a task throws is the scheduler's to report; the others go on. After
 * {@link #end} it needs no scheduler, so that nobody waits for an answer which a closed one would never bring.
 */
public final class Loop implements Executor {

    /** So many tasks in a row before timers get their turn. */
    private static final int BATCH = 256;

    private final Scheduler scheduler;
    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    /** Tasks in the inbox. Whoever raises it from zero sets the loop in motion. */
    private final AtomicInteger waiting = new AtomicInteger();
    /** Held by whoever runs tasks. Who finds it held need not wait for it: its holder looks for more tasks afterwards. */
    private final ReentrantLock turn = new ReentrantLock();

    private volatile boolean ended;

    public Loop(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** From any thread. */
    @Override
    public void execute(Runnable task) {
        inbox.add(task);
        if (waiting.getAndIncrement() == 0) {
            proceed();
        }
    }

    /** The scheduler may be closed from now on: what waits is run now, and what comes later on the thread that it comes from. */
    public void end() {
        ended = true;
        finish();
    }

    private void proceed() {
        if (ended) {
            finish();
        } else {
            scheduler.schedule(Duration.ZERO, this::drain);
        }
    }

    private void drain() {
        turn.lock();
        try {
            runBatch();
        } finally {
            turn.unlock();
            if (ended) {
                finish();
            }
        }
    }

    /** Never waits for another thread, which may wait for a lock of this one. */
    private void finish() {
        while (waiting.get() > 0 && !turn.isHeldByCurrentThread() && turn.tryLock()) {
            try {
                runBatch();
            } catch (RuntimeException | Error bug) {
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, bug);
            } finally {
                turn.unlock();
            }
        }
    }

    private void runBatch() {
        int batch = Math.min(BATCH, waiting.get());
        int done = 0;
        try {
            while (done < batch) {
                done++;
                inbox.remove().run();
            }
        } finally {
            if (waiting.addAndGet(-done) > 0 && !ended) {
                proceed();
            }
        }
    }

    /** The scheduler's time in milliseconds, rounded down: what is due at a millisecond is never early. */
    public long now() {
        Duration now = scheduler.now();
        return now.getSeconds() * 1_000 + now.getNano() / 1_000_000;
    }
}
