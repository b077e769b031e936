package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.Herald;
import dev.herald.bootstrap.SystemScheduler;
import dev.herald.bootstrap.cli.input.TargetReader;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TierPolicy;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
        footer = {"  herald watch ubuntu.torrent", "  herald watch --json ubuntu.torrent >changes.jsonl"})
final class WatchVerb extends Verb {

    @Mixin
    private TargetOptions targets = new TargetOptions();

    @Option(
            names = "--info-hash",
            paramLabel = "HEX",
            converter = Readers.OfInfoHash.class,
            description =
                    "The swarm to announce where the target is a tracker's URL. May be given again. Default: a random one.")
    private List<InfoHash> swarms = new ArrayList<>();

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Readers.OfTime.class,
            description = "Stop by itself after this time: 90s, 10m. Default: at Ctrl-C.")
    private @Nullable Duration limit;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            converter = Readers.OfTime.class,
            description = "How long telling the trackers that we stop may take. Default: 5s.")
    private Duration budget = Duration.ofSeconds(5);

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Mixin
    private ProgressOptions progress = new ProgressOptions();

    @Option(
            names = "--numwant",
            paramLabel = "N",
            converter = Readers.OfPeers.class,
            description = "How many peers to ask for. Default: 50.")
    private int numWant = AnnounceRequest.DEFAULT_NUM_WANT;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            converter = Readers.OfPolicy.class,
            description =
                    "bep12: one tracker after the other until one accepts; tiers: one of each tier; all: every tracker."
                            + " Default: bep12, and all where the target is a tracker's URL. Private torrents know only bep12.")
    private @Nullable TierPolicy policy;

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
        AnnouncePlan plan = new AnnouncePlan(
                targets.added(),
                List.copyOf(swarms),
                policy,
                client.identity(random),
                AnnounceEvent.STARTED,
                numWant,
                null,
                progress::of,
                network.timeout(),
                random);
        Tally tally = new Tally();
        InputNotes notes = new InputNotes(console, output.secrecy(), tally);
        try (SystemScheduler time = new SystemScheduler();
                Herald herald = network.open()) {
            WatchRun run = new WatchRun(herald.client(), plan, console, notes, show(tally), budget, tally);
            return run.run(targets.read(new TargetReader(herald.metainfo()), console.in()), time, limit);
        }
    }

    private WatchShow show(Tally tally) {
        return console.outIsTerminal() && !output.json()
                ? WatchShow.live(console, output.secrecy(), tally)
                : WatchShow.lines(console, output.secrecy(), tally);
    }
}
