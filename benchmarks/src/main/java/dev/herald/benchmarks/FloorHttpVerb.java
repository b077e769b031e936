package dev.herald.benchmarks;

import dev.herald.benchmarks.load.HttpFloor;
import dev.herald.benchmarks.load.WindowedLoad;
import dev.herald.domain.tracker.TrackerScheme;
import java.io.IOException;
import java.security.GeneralSecurityException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Announces as bare HttpClient 5 does it. */
@Command(
        name = "floor-http",
        description =
                "Makes the same requests with the bare minimal client of HttpClient 5, reads the answers undecoded, and prints"
                        + " what an announce takes.")
final class FloorHttpVerb extends Verb {

    private static final int IN_FLIGHT = 64;

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Option(
            names = "--fresh",
            description = "A new connection for every announce, as trackers want it that close behind each answer.")
    private boolean fresh;

    @Option(names = "--insecure", description = "Accept any certificate.")
    private boolean insecure;

    FloorHttpVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException, InterruptedException, GeneralSecurityException {
        int inFlight = load.inFlight(IN_FLIGHT);
        LoadReport report = new LoadReport(console);
        try (RunningTracker tracker = load.tracker().open(TrackerScheme.HTTP, TrackerScheme.HTTPS);
                WindowedLoad floor = new WindowedLoad(
                        HttpFloor.open(
                                load.announces(tracker.url()),
                                load.swarms(),
                                new HttpFloor.Style(inFlight, fresh, insecure)),
                        inFlight)) {
            return report.print(load.measurement(), floor);
        }
    }
}
