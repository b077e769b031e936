package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.Herald;
import dev.herald.bootstrap.SystemScheduler;
import dev.herald.bootstrap.cli.input.Target;
import dev.herald.bootstrap.cli.input.TargetReader;
import dev.herald.bootstrap.cli.output.Metrics;
import dev.herald.domain.announce.AnnounceEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Iterator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Keeps targets announced, and shows how that goes. */
@Command(
        name = "watch",
        description =
                "Announces until Ctrl-C, at the times trackers ask for, and shows what each said, when it is asked next and"
                        + " why then: live in a terminal, otherwise as JSON Lines, one for each change. Ctrl-C sends stopped to every"
                        + " tracker that knows us.",
        footerHeading = Verb.EXAMPLES,
        footer = {
            "  herald watch ubuntu.torrent debian.torrent",
            "  herald watch --json ubuntu.torrent >changes.jsonl",
            "  herald watch --metrics 9108 --policy all ubuntu.torrent"
        })
final class WatchVerb extends Verb {

    @Mixin
    private TargetOptions targets = new TargetOptions();

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Readers.OfTime.class,
            description = "Stop by itself after this time: 90s, 10m, 2h. Default: at Ctrl-C.")
    private @Nullable Duration limit;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            converter = Readers.OfTime.class,
            description = "How long telling the trackers that we stop may take. Default: 5s.")
    private Duration budget = Duration.ofSeconds(5);

    @Option(
            names = "--metrics",
            paramLabel = "[ADDR:]PORT",
            converter = Readers.OfListeningAddress.class,
            description =
                    "Serve what happens as metrics for Prometheus, at /metrics on this port, on loopback unless an address is"
                            + " given. Port 0 is any that is free; which one is said on standard error.")
    private @Nullable InetSocketAddress metricsAddress;

    @Mixin
    private AnnouncingOptions announcing = new AnnouncingOptions();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    WatchVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws InterruptedException {
        RandomGenerator random = new SecureRandom();
        AnnouncePlan plan = announcing.plan(targets.added(), AnnounceEvent.STARTED, null, network.timeout(), random);
        Tally tally = new Tally();
        InputNotes notes = new InputNotes(console, output.secrecy(), tally);
        Metrics metrics = new Metrics();
        try (SystemScheduler time = new SystemScheduler();
                Herald herald = network.open()) {
            WatchRun run = new WatchRun(herald.client(), plan, console, notes, show(tally, metrics), budget, tally);
            Iterator<Target> all = targets.read(new TargetReader(herald.metainfo()), console.in());
            if (metricsAddress == null) {
                return run.run(all, time, limit);
            }
            try (MetricsServer server = MetricsServer.open(metricsAddress, () -> metrics.text(run.statuses()))) {
                console.say("metrics at " + server.url());
                return run.run(all, time, limit);
            } catch (IOException failed) {
                console.say("cannot serve metrics at " + shown(metricsAddress) + ": " + failed.getMessage()
                        + "; give --metrics another port, or an address of this machine");
                return ExitCode.USAGE;
            }
        }
    }

    private static String shown(InetSocketAddress address) {
        return address.toString().replaceFirst("^.*/", "");
    }

    private WatchShow show(Tally tally, Metrics metrics) {
        return console.outIsTerminal() && !output.json()
                ? WatchShow.live(console, output.secrecy(), tally, metrics)
                : WatchShow.lines(console, output.secrecy(), tally, metrics);
    }
}
