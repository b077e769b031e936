package dev.herald.application.gateway;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A loop that any thread may ask for and that runs on one at a time: whoever asks first since it was last idle runs it, for all who ask
 * meanwhile, and nobody waits. It may be asked for out of itself, and the stack does not grow. What is done in one pass is seen by the next.
 */
public final class SharedLoop {

    private final Runnable pass;
    private final CompletableFuture<?> done;
    /** How often somebody asked since it was last idle. */
    private final AtomicLong knocks = new AtomicLong();

    /**
     * @param pass what is done at least once after each time somebody asks
     * @param done what an exception out of it completes
     */
    public SharedLoop(Runnable pass, CompletableFuture<?> done) {
        this.pass = pass;
        this.done = done;
    }

    /** Asks for it. */
    public void advance() {
        if (knocks.getAndIncrement() > 0) {
            return;
        }
        long heard;
        do {
            heard = knocks.get();
            passOrFail();
        } while (!knocks.compareAndSet(heard, 0));
    }

    private void passOrFail() {
        try {
            pass.run();
        } catch (RuntimeException | Error bug) {
            done.completeExceptionally(bug);
        }
    }
}
