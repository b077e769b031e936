package dev.herald.benchmarks.load;

import java.io.IOException;
import java.time.Duration;

/**
 * How a load is measured.
 *
 * @param count how many announces are measured, 1 or more
 * @param warmUp how many go before them uncounted, 0 or more
 * @param limit how long each of the two may take
 */
public record Measurement(int count, int warmUp, Duration limit) {

    /** Runs the load, first to warm up, then to count. */
    public LoadFigures of(Load load) throws IOException, InterruptedException {
        if (warmUp > 0) {
            load.run(warmUp, limit);
        }
        Meter meter = Meter.start();
        Outcome outcome = load.run(count, limit);
        return new LoadFigures(outcome, meter.spent());
    }
}
