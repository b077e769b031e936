package dev.herald.benchmarks;

import dev.herald.benchmarks.load.LoadFigures;
import dev.herald.benchmarks.load.Measurement;
import dev.herald.benchmarks.load.Swarms;
import dev.herald.benchmarks.load.UdpFloor;
import dev.herald.benchmarks.load.UdpScrapes;
import dev.herald.benchmarks.load.WarmUp;
import dev.herald.domain.tracker.TrackerScheme;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scrapes as a bare channel does it. */
@Command(
        name = "floor-scrape",
        description = "Scrapes as many swarms over UDP with one thread and a bare channel, " + UdpScrapes.BATCH
                + " a datagram, and prints what that takes.")
final class FloorScrapeVerb extends Verb {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ScrapeOptions options = new ScrapeOptions();

    @Option(
            names = "--in-flight",
            paramLabel = "K",
            defaultValue = "64",
            description = "How many datagrams are under way at once, 1 to 1,024; ${DEFAULT-VALUE} if nobody says.")
    private int inFlight;

    FloorScrapeVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        int hashes = options.hashes();
        int window = Range.within(spec, "--in-flight", inFlight, 1, 1_024);
        UdpScrapes questions = new UdpScrapes(Swarms.numbered(), hashes);
        try (RunningTracker tracker = options.tracker().open(TrackerScheme.UDP);
                UdpFloor floor = UdpFloor.open(tracker.url(), questions, window)) {
            LoadFigures figures = new Measurement(UdpScrapes.batches(hashes), warmUp(), options.limit()).of(floor);
            int failed = Math.min(hashes, figures.outcome().failed() * UdpScrapes.BATCH);
            new Figures()
                    .with("hashes", hashes)
                    .with("failed", failed)
                    .with("seconds", figures.spent().seconds(), 3)
                    .with("perSecond", (hashes - failed) / figures.spent().seconds(), 1)
                    .with("cpuMicros", figures.spent().cpuNanos() / 1e3 / hashes, 3)
                    .printTo(console.out());
            return failed < hashes ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    /** In questions, not in swarms. */
    private WarmUp warmUp() {
        WarmUp swarms = options.warmUp();
        return new WarmUp(UdpScrapes.batches(swarms.most()), swarms.enough());
    }
}
