package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.Herald;
import dev.herald.bootstrap.cli.input.TargetReader;
import dev.herald.bootstrap.cli.output.Views;
import dev.herald.domain.torrent.InfoHash;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks trackers for the counts of swarms. */
@Command(
        name = "scrape",
        description =
                "Counts for one or a million swarms, in batches, each printed as soon as it is known. Torrents are asked"
                        + " about at all their trackers; private ones at one after the other, until one answers.",
        footerHeading = Verb.EXAMPLES,
        footer = {
            "  herald scrape ubuntu.torrent",
            "  herald scrape --hashes hashes.txt http://tracker.example/announce",
            "  herald scrape --merge --json - <magnets.txt"
        })
final class ScrapeVerb extends Verb {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private TargetOptions targets = new TargetOptions();

    @Option(
            names = "--info-hash",
            paramLabel = "HEX",
            converter = Readers.OfInfoHash.class,
            description =
                    "The swarm to ask about where the target is a tracker's URL. May be given again. Default: a random one.")
    private List<InfoHash> swarms = new ArrayList<>();

    @Option(
            names = "--hashes",
            paramLabel = "FILE",
            description =
                    "Ask about the info-hashes in this file too, one a line; - reads standard input. Memory does not grow"
                            + " with their number, unless --merge is given.")
    private @Nullable String hashes;

    @Option(
            names = "--merge",
            description = "One answer for each swarm at the end: the highest of each count over all trackers.")
    private boolean merge;

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    ScrapeVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws InterruptedException {
        if ("-".equals(hashes) && targets.useStandardInput()) {
            throw new ParameterException(spec.commandLine(), "standard input holds either targets or hashes, not both");
        }
        Tally tally = new Tally();
        Views views = new Views(output.secrecy());
        ScrapeProgress progress = ScrapeProgress.on(console);
        ScrapeSink sink = merge
                ? new ScrapeSink.Merged(views, output.printer(console), tally)
                : new ScrapeSink.Single(views, output.printer(console), tally);
        try (Herald herald = network.open()) {
            ScrapePlan plan = new ScrapePlan(targets.added(), new InputNotes(console, output.secrecy(), tally));
            targets.read(new TargetReader(herald.metainfo()), console.in()).forEach(plan::add);
            if (hashes != null && plan.trackers().isEmpty()) {
                throw new ParameterException(spec.commandLine(), "--hashes needs a tracker's URL as a target to ask");
            }
            ScrapeRun run = new ScrapeRun(herald.client(), network.timeout(), console, sink, progress);
            run.run(plan, new SwarmChoice(swarms, source(tally, progress), new SecureRandom()));
        } finally {
            progress.end();
        }
        sink.end();
        return tally.exitCode();
    }

    private @Nullable HashSource source(Tally tally, ScrapeProgress progress) {
        if (hashes == null) {
            return null;
        }
        return new HashSource(hashes, console.in(), words -> {
            progress.pause(() -> console.say(words));
            tally.unusableInput();
        });
    }
}
