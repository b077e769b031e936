package dev.herald.bootstrap.lab;

import dev.herald.application.port.Scheduler;
import java.time.Duration;

/** A time that goes by twenty times as fast as everybody else's, for what is tried again after a while. */
final class HastyScheduler implements Scheduler {

    private static final int HASTE = 20;

    private final Scheduler time;

    HastyScheduler(Scheduler time) {
        this.time = time;
    }

    @Override
    public Duration now() {
        return time.now().multipliedBy(HASTE);
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        return time.schedule(delay.dividedBy(HASTE), task);
    }
}
