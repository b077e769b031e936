package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.Herald;
import dev.herald.bootstrap.cli.input.TargetReader;
import dev.herald.domain.announce.AnnounceEvent;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    /** What other verbs say where a tracker failed. */
    static final String OFFER = "'herald explain URL' tells what happens at a tracker that failed, and what to do";

    @Mixin
    private TargetOptions targets = new TargetOptions();

    @Mixin
    private AnnouncingOptions announcing = new AnnouncingOptions();

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
        AnnouncePlan plan = announcing.plan(targets.added(), AnnounceEvent.STARTED, null, network.timeout(), random);
        Chronicler chronicler = new Chronicler();
        try (Herald herald =
                network.open(settings -> settings.tracedBy(chronicler).overAnyFamily())) {
            ExplainRun run = new ExplainRun(herald.client(), plan, chronicler, console, output, network.timeout());
            return run.run(targets.read(new TargetReader(herald.metainfo()), console.in()));
        }
    }
}
