package dev.herald.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A load that keeps a fixed number of questions under way: whenever one ends, on whatever thread, the next begins there. */
public final class WindowedLoad implements Load {

    private final Exchange exchange;
    private final int inFlight;

    /**
     * @param exchange owned from now on
     * @param inFlight 1 or more
     */
    public WindowedLoad(Exchange exchange, int inFlight) {
        this.exchange = exchange;
        this.inFlight = inFlight;
    }

    @Override
    public Outcome run(int count, Duration limit) throws IOException, InterruptedException {
        Run run = new Run(count);
        for (int slot = 0; slot < inFlight; slot++) {
            run.new Slot().next();
        }
        if (!run.idle.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            run.next.set(count);
            throw new IOException("not done within " + limit.toSeconds() + " s");
        }
        return new Outcome(run.nanos, run.failed.get(), run.firstFailure.get());
    }

    @Override
    public void close() {
        exchange.close();
    }

    private final class Run {

        final AtomicInteger next = new AtomicInteger();
        final AtomicInteger failed = new AtomicInteger();
        final AtomicReference<@Nullable String> firstFailure = new AtomicReference<>();
        final CountDownLatch idle = new CountDownLatch(inFlight);
        final long[] nanos;

        Run(int count) {
            nanos = new long[count];
        }

        /** Room for one question at a time. It tells itself how the question ended, so that counting allocates nothing. */
        private final class Slot implements Ending {

            private final AtomicInteger due = new AtomicInteger();
            private int number;
            private long begun;

            /** A loop and no recursion, for questions that end within {@link Exchange#begin}. */
            void next() {
                if (due.getAndIncrement() == 0) {
                    do {
                        begin();
                    } while (due.decrementAndGet() != 0);
                }
            }

            private void begin() {
                number = next.getAndIncrement();
                if (number >= nanos.length) {
                    idle.countDown();
                    return;
                }
                begun = System.nanoTime();
                exchange.begin(number, this);
            }

            @Override
            public void succeeded() {
                nanos[number] = System.nanoTime() - begun;
                next();
            }

            @Override
            public void failed(String reason) {
                firstFailure.compareAndSet(null, reason);
                failed.incrementAndGet();
                succeeded();
            }
        }
    }
}
