package dev.herald.benchmarks.load;

import dev.herald.benchmarks.load.Meter.Spent;

/**
 * What a measured run came to.
 *
 * @param outcome how its announces ended
 * @param spent what they took together
 */
public record LoadFigures(Outcome outcome, Spent spent) {

    /** Answered announces a second. */
    public double perSecond() {
        return (outcome.asked() - outcome.failed()) / spent.seconds();
    }

    /** CPU of the process for an announce, in microseconds. */
    public double cpuMicros() {
        return spent.cpuNanos() / 1e3 / outcome.asked();
    }

    /** What an announce allocated on the heap. */
    public long allocatedBytes() {
        return spent.allocatedBytes() / outcome.asked();
    }
}
