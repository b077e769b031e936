package dev.herald.benchmarks;

import dev.herald.benchmarks.load.CountingSelectorProvider;
import dev.herald.benchmarks.load.Load;
import dev.herald.benchmarks.load.LoadFigures;
import dev.herald.benchmarks.load.Measurement;
import java.io.IOException;
import java.util.OptionalLong;

/** Measures a load and prints what it came to. Made before the load is, because it counts the sockets from then on. */
final class LoadReport {

    private final Console console;
    private final OptionalLong opened = CountingSelectorProvider.opened();

    LoadReport(Console console) {
        this.console = console;
    }

    /** Answers with the exit code. */
    int print(Measurement measurement, Load load) throws IOException, InterruptedException {
        LoadFigures figures = measurement.of(load);
        if (figures.outcome().firstFailure() != null) {
            console.say(figures.outcome().failed() + " failed, the first because of: "
                    + figures.outcome().firstFailure());
        }
        fields(figures).printTo(console.out());
        return figures.outcome().failed() < figures.outcome().asked() ? ExitCode.OK : ExitCode.FAILED;
    }

    private Figures fields(LoadFigures figures) {
        Figures fields = new Figures()
                .with("announces", figures.outcome().asked())
                .with("failed", figures.outcome().failed())
                .with("seconds", figures.spent().seconds(), 3)
                .with("perSecond", figures.perSecond(), 1)
                .with("cpuMicros", figures.cpuMicros(), 2)
                .with("allocatedBytes", figures.allocatedBytes())
                .with("p50Millis", figures.outcome().percentileMillis(0.5), 3)
                .with("p99Millis", figures.outcome().percentileMillis(0.99), 3);
        opened.ifPresent(before ->
                fields.with("connections", CountingSelectorProvider.opened().orElse(before) - before));
        return fields;
    }
}
