package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.Herald;
import dev.herald.bootstrap.cli.input.TargetReader;
import dev.herald.bootstrap.cli.output.Views;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.tracker.TrackerId;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Announces targets once. */
@Command(
        name = "announce",
        description =
                "One announce per chosen tracker; prints what it says, and the peers. Sends stopped afterwards to whoever"
                        + " accepted, unless told otherwise.",
        footerHeading = Verb.EXAMPLES,
        footer = {
            "  herald announce ubuntu.torrent",
            "  herald announce --json --event completed --left 0 ubuntu.torrent",
            "  herald announce http://tracker.example/announce --info-hash HEX"
        })
final class AnnounceVerb extends Verb {

    @Mixin
    private TargetOptions targets = new TargetOptions();

    @Option(
            names = "--event",
            paramLabel = "EVENT",
            converter = Readers.OfEvent.class,
            completionCandidates = Words.OfEvents.class,
            description = "none, started, completed, stopped or paused. Default: started, and stopped afterwards.")
    private @Nullable AnnounceEvent event;

    @Option(
            names = "--no-stop",
            description = "Send no stopped afterwards: the swarm keeps us until the tracker forgets.")
    private boolean noStop;

    @Mixin
    private AnnouncingOptions announcing = new AnnouncingOptions();

    @Option(
            names = "--offers",
            paramLabel = "N",
            converter = Readers.OfOffers.class,
            description =
                    "How many WebRTC test offers to send to WebSocket trackers, 0 to 10. What peers send is printed for ten"
                            + " seconds; nobody can connect. Default: 0.")
    private int offers;

    @Option(
            names = "--tracker-id",
            paramLabel = "HEX",
            converter = Readers.OfTrackerId.class,
            description = "The token the tracker handed out, in hex as --json prints it.")
    private @Nullable TrackerId trackerId;

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    /** How long peers have to answer before we say good-bye. */
    private static final Duration LISTENING = Duration.ofSeconds(10);

    AnnounceVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws InterruptedException {
        RandomGenerator random = new SecureRandom();
        AnnouncePlan plan = announcing.plan(
                targets.added(), event == null ? AnnounceEvent.STARTED : event, trackerId, network.timeout(), random);
        TestOffers signalling = new TestOffers(output.printer(console), new Views(output.secrecy()), random);
        try (Herald herald =
                network.open(settings -> offers == 0 ? settings : settings.withSignalling(signalling, offers))) {
            AnnounceRun run = new AnnounceRun(
                    herald.client(),
                    plan,
                    console,
                    output,
                    event == null && !noStop,
                    network.timeout(),
                    offers == 0 ? Duration.ZERO : LISTENING);
            return run.run(targets.read(new TargetReader(herald.metainfo()), console.in()));
        }
    }
}
