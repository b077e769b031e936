package dev.herald.benchmarks.session;

import dev.herald.benchmarks.load.Meter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Many sessions for a while.
 *
 * @param sessions how many, 1 or more
 * @param span how long they run, in their own time
 * @param limit how long that may take, in ours
 */
public record SessionsRun(int sessions, Duration span, Duration limit) {

    private static final int WARM_UP_SESSIONS = 10_000;
    private static final Duration WARM_UP_SPAN = Duration.ofHours(6);
    /** By then every session has been opened and has announced once. */
    private static final Duration SETTLED_AFTER = Duration.ofMinutes(45);

    /**
     * What it came to.
     *
     * @param bytesPerSession the heap in use at the end beyond that at the beginning, torrents and all
     * @param announces how many the trackers received
     * @param early how many of them before their interval was over
     * @param latestMillis how long after the last moment at which it could be due the latest of them came
     * @param windowMillis how long the window needs to let each session out once: who waits longer is late for another reason
     * @param spent what opening and running them took, trackers and all
     * @param cpuNanosEach what an announce took once all were open
     */
    public record Outcome(
            long bytesPerSession,
            long announces,
            long early,
            long latestMillis,
            long windowMillis,
            Meter.Spent spent,
            double cpuNanosEach) {}

    /** Runs a smaller world to warm up, and then this one. */
    public Outcome run() throws IOException {
        try (SessionWorld warmUp = new SessionWorld(Math.min(sessions, WARM_UP_SESSIONS))) {
            warmUp.open();
            warmUp.advance(WARM_UP_SPAN, limit);
        }
        try (SessionWorld world = new SessionWorld(sessions)) {
            long before = heapInUse();
            Meter meter = Meter.start();
            world.open();
            world.advance(SETTLED_AFTER, limit);
            long settled = world.announces();
            Meter steady = Meter.start();
            world.advance(span.minus(SETTLED_AFTER), limit);
            double cpuNanosEach = (double) steady.spent().cpuNanos() / Math.max(1, world.announces() - settled);
            Meter.Spent spent = meter.spent();
            long held = heapInUse() - before;
            return new Outcome(
                    held / world.sessions(),
                    world.announces(),
                    world.early(),
                    world.latestMillis(),
                    world.windowMillis(),
                    spent,
                    cpuNanosEach);
        }
    }

    private static long heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
