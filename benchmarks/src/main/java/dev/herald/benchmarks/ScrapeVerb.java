package dev.herald.benchmarks;

import dev.herald.benchmarks.load.HeapGauge;
import dev.herald.benchmarks.load.Meter;
import dev.herald.benchmarks.load.ScrapeLoad;
import dev.herald.benchmarks.load.Swarms;
import dev.herald.bootstrap.Herald;
import dev.herald.domain.tracker.TrackerScheme;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Scrapes as Herald does it. */
@Command(name = "scrape", description = "Scrapes many swarms at one tracker with Herald, and prints what that takes.")
final class ScrapeVerb extends Verb {

    @Mixin
    private ScrapeOptions options = new ScrapeOptions();

    ScrapeVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (RunningTracker tracker = options.tracker().open(TrackerScheme.values());
                Herald herald = Herald.open()) {
            ScrapeLoad scrape = new ScrapeLoad(herald.client(), tracker.url(), Swarms.numbered(), options.timeout());
            options.warmUp().before(options.hashes(), round -> {
                ScrapeLoad.Tally tally = scrape.run(round, options.limit());
                return tally.failed() < tally.told();
            });
            return measure(scrape);
        }
    }

    private int measure(ScrapeLoad scrape) throws IOException, InterruptedException {
        try (HeapGauge heap = HeapGauge.start()) {
            Meter meter = Meter.start();
            ScrapeLoad.Tally tally = scrape.run(options.hashes(), options.limit());
            Meter.Spent spent = meter.spent();
            if (tally.firstFailure() != null) {
                console.say(tally.failed() + " failed, the first because of: " + tally.firstFailure());
            }
            new Figures()
                    .with("hashes", tally.told())
                    .with("failed", tally.failed())
                    .with("seconds", spent.seconds(), 3)
                    .with("perSecond", (tally.told() - tally.failed()) / spent.seconds(), 1)
                    .with("firstResultMillis", tally.firstResultMillis(), 3)
                    .with("heapMiB", heap.mebibytes(), 1)
                    .with("cpuMicros", spent.cpuNanos() / 1e3 / tally.told(), 3)
                    .printTo(console.out());
            return tally.failed() < tally.told() ? ExitCode.OK : ExitCode.FAILED;
        }
    }
}
