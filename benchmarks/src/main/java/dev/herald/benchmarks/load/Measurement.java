package dev.herald.benchmarks.load;

import java.io.IOException;
import java.time.Duration;

/**
 * How a load is measured.
 *
 * @param count how many announces are measured, 1 or more
 * @param warmUp what goes before them uncounted
 * @param limit how long the measured part may take, and each round of the other
 */
public record Measurement(int count, WarmUp warmUp, Duration limit) {

    /** Runs the load, first to warm up, then to count. */
    public LoadFigures of(Load load) throws IOException, InterruptedException {
        warmUp.before(count, round -> load.run(round, limit).failed() < round);
        Meter meter = Meter.start();
        Outcome outcome = load.run(count, limit);
        return new LoadFigures(outcome, meter.spent());
    }
}
