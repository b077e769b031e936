package dev.herald.benchmarks;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.bootstrap.SystemScheduler;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.embedded.EmbeddedTracker;
import dev.herald.embedded.EmbeddedTrackerLimits;
import dev.herald.embedded.EmbeddedTrackerOptions;
import java.io.IOException;
import java.io.OutputStream;
import picocli.CommandLine.Command;

/** The embedded tracker, in the process of this command. */
@Command(
        name = TrackerVerb.NAME,
        description = "Starts the embedded tracker on loopback, prints its URLs, and ends when standard input does.")
final class TrackerVerb extends Verb {

    static final String NAME = "tracker";

    /** Room for every swarm of the largest load. */
    private static final EmbeddedTrackerLimits LIMITS =
            new EmbeddedTrackerLimits(10_000_000, 10_000, 200, 100, 16 * 1024);

    TrackerVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        EmbeddedTrackerOptions options = EmbeddedTrackerOptions.defaults().withLimits(LIMITS);
        try (SystemScheduler time = new SystemScheduler();
                EmbeddedTracker tracker = EmbeddedTracker.open(options, Bencode.codec(), time)) {
            new Figures()
                    .with(TrackerScheme.HTTP.label(), tracker.announceUrl().reveal())
                    .with(TrackerScheme.UDP.label(), tracker.udpAnnounceUrl().reveal())
                    .with(
                            TrackerScheme.WS.label(),
                            tracker.webSocketAnnounceUrl().reveal())
                    .printTo(console.out());
            console.in().transferTo(OutputStream.nullOutputStream());
        }
        return ExitCode.OK;
    }
}
