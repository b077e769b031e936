package dev.herald.embedded;

import dev.herald.application.port.Scheduler;
import java.time.Duration;

/** Sweeps a registry twice in a peer's lifetime, at most once a second, so that swarms nobody asks for do not stay for ever. */
final class Sweeper {

    private static final Duration LEAST = Duration.ofSeconds(1);

    private final SwarmRegistry registry;
    private final Duration pause;
    private final Scheduler time;
    private Scheduler.Timer next = () -> {};
    private boolean stopped;

    private Sweeper(SwarmRegistry registry, Duration pause, Scheduler time) {
        this.registry = registry;
        this.pause = pause;
        this.time = time;
    }

    static Sweeper start(SwarmRegistry registry, Duration peerLifetime, Scheduler time) {
        Duration half = peerLifetime.dividedBy(2);
        Sweeper sweeper = new Sweeper(registry, half.compareTo(LEAST) < 0 ? LEAST : half, time);
        sweeper.scheduleNext();
        return sweeper;
    }

    private synchronized void scheduleNext() {
        if (!stopped) {
            next = time.schedule(pause, this::sweep);
        }
    }

    private void sweep() {
        registry.sweep(time.now());
        scheduleNext();
    }

    synchronized void stop() {
        stopped = true;
        next.cancel();
    }
}
