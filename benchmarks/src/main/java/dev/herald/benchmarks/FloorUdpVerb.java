package dev.herald.benchmarks;

import dev.herald.benchmarks.load.UdpAnnounces;
import dev.herald.benchmarks.load.UdpFloor;
import dev.herald.domain.tracker.TrackerScheme;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Announces as a bare channel does it. */
@Command(
        name = "floor-udp",
        description =
                "Makes the same announces over UDP with one thread and a bare channel, and prints what an announce takes.")
final class FloorUdpVerb extends Verb {

    private static final int IN_FLIGHT = 128;

    @Mixin
    private LoadOptions load = new LoadOptions();

    FloorUdpVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        LoadReport report = new LoadReport(console);
        try (RunningTracker tracker = load.tracker().open(TrackerScheme.UDP);
                UdpFloor floor = UdpFloor.open(
                        tracker.url(),
                        new UdpAnnounces(load.announces(tracker.url()), load.swarms()),
                        load.inFlight(IN_FLIGHT))) {
            return report.print(load.measurement(), floor);
        }
    }
}
