package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.Herald;
import dev.herald.bootstrap.cli.input.TargetReader;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TierPolicy;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what happens when a target is announced. */
@Command(
        name = "explain",
        description =
                "One announce told step by step: names, addresses, proxy, TLS, request, answer, outcome, what you can do about"
                        + " it, and when a session would ask again and why then. Safe to paste: secrets are masked. Sends"
                        + " stopped afterwards to whoever accepted.",
        footerHeading = Verb.EXAMPLES,
        footer = {
            "  herald explain ubuntu.torrent",
            "  herald explain -6 udp://tracker.example:6969/announce",
            "  herald explain --json --policy all ubuntu.torrent"
        })
final class ExplainVerb extends Verb {

    @Mixin
    private TargetOptions targets = new TargetOptions();

    @Option(
            names = "--info-hash",
            paramLabel = "HEX",
            converter = Readers.OfInfoHash.class,
            description =
                    "The swarm to announce where the target is a tracker's URL. May be given again. Default: a random one.")
    private List<InfoHash> swarms = new ArrayList<>();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Mixin
    private ProgressOptions progress = new ProgressOptions();

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            converter = Readers.OfPolicy.class,
            completionCandidates = Words.OfPolicies.class,
            description =
                    "bep12: one tracker after the other until one accepts; tiers: one of each tier; all: every tracker."
                            + " Default: bep12, and all where the target is a tracker's URL. Private torrents know only bep12.")
    private @Nullable TierPolicy policy;

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    ExplainVerb(Console console) {
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
                AnnounceRequest.DEFAULT_NUM_WANT,
                null,
                progress::of,
                network.timeout(),
                random);
        Chronicler chronicler = new Chronicler();
        try (Herald herald = network.open(settings -> settings.tracedBy(chronicler))) {
            ExplainRun run = new ExplainRun(herald.client(), plan, chronicler, console, output, network.timeout());
            return run.run(targets.read(new TargetReader(herald.metainfo()), console.in()));
        }
    }
}
