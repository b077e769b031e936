package dev.herald.adapter.udp;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** What others want the loop's thread to do, in the order in which they wanted it. Wakes it once, however many come. */
final class Errands {

    /** So many, and packets get a turn. */
    private static final int A_TURN = 1_024;

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Runnable wakeUp;

    Errands(Runnable wakeUp) {
        this.wakeUp = wakeUp;
    }

    void add(Runnable errand) {
        waiting.add(errand);
        if (!woken.getAndSet(true)) {
            wakeUp.run();
        }
    }

    /** Runs some of them. */
    void runSome() {
        int left = A_TURN;
        while (left > 0 && runOne()) {
            left--;
        }
    }

    /** The thread is about to sleep: from now on whoever adds something wakes it. To be called before {@link #isEmpty()}. */
    void fallAsleep() {
        woken.set(false);
    }

    /** The thread is awake, and will look before it sleeps. */
    void awake() {
        woken.set(true);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Runs all there are, the last time. */
    void runAll() {
        boolean more = runOne();
        while (more) {
            more = runOne();
        }
    }

    private boolean runOne() {
        Runnable errand = waiting.poll();
        if (errand == null) {
            return false;
        }
        errand.run();
        return true;
    }
}
