package dev.herald.bootstrap.cli;

import dev.herald.application.port.Scheduler;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** How fast things are shown. */
record Pace(Scheduler time, Duration between) {

    /** Waits as long as there is to be between two things. */
    void pause() throws InterruptedException {
        if (!between.isZero()) {
            CountDownLatch over = new CountDownLatch(1);
            time.schedule(between, over::countDown);
            over.await();
        }
    }
}
