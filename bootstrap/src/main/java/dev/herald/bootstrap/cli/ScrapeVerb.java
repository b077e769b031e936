package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.Herald;
import dev.herald.bootstrap.cli.input.TargetReader;
import dev.herald.bootstrap.cli.output.Printer;
import dev.herald.bootstrap.cli.output.ScrapeCsv;
import dev.herald.bootstrap.cli.output.ScrapeView;
import dev.herald.bootstrap.cli.output.Views;
import dev.herald.domain.torrent.InfoHash;
import io.vavr.control.Either;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;
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
            "  herald scrape --hashes hashes.txt --resume progress --json udp://tracker.example:6969 >>found",
            "  herald scrape --merge --json - <magnets.txt"
        })
final class ScrapeVerb extends Verb {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private TargetOptions targets = new TargetOptions();

    @Mixin
    private SwarmOptions swarms = new SwarmOptions();

    @Option(
            names = "--hashes",
            paramLabel = "FILE",
            description =
                    "Ask about the info-hashes in this file too, one a line; - reads standard input. Memory does not grow"
                            + " with their number, unless --merge is given.")
    private @Nullable String hashes;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description =
                    "Note in this file how far --hashes has come. The same command goes on there after Ctrl-C, asks"
                            + " again only where a tracker failed, and prints each swarm once in all runs together.")
    private @Nullable Path resume;

    @Option(
            names = "--merge",
            description = "One answer for each swarm at the end: the highest of each count over all trackers.")
    private boolean merge;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Readers.OfScrapeFormat.class,
            completionCandidates = Words.OfScrapeFormats.class,
            description = "table: for people; csv: comma-separated values under a heading. Default: table.")
    private ScrapeFormat format = ScrapeFormat.TABLE;

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    ScrapeVerb(Console console) {
        super(console);
    }

    /** What is printed. */
    enum ScrapeFormat {
        TABLE,
        CSV
    }

    @Override
    public Integer call() throws InterruptedException {
        refuse(
                "-".equals(hashes) && targets.useStandardInput(),
                "standard input holds either targets or hashes, not both");
        refuse(format == ScrapeFormat.CSV && output.json(), "--json and --format csv exclude each other");
        refuse(resume != null && hashes == null, "--resume goes with --hashes: what is asked once needs no resuming");
        refuse(
                resume != null && merge,
                "--resume and --merge exclude each other: merged answers come at the end alone");
        Tally tally = new Tally();
        ScrapeProgress progress = ScrapeProgress.on(console);
        try (Herald herald = network.open()) {
            ScrapePlan plan = new ScrapePlan(targets.added(), new InputNotes(console, output.secrecy(), tally));
            targets.read(new TargetReader(herald.metainfo()), console.in()).forEach(plan::add);
            refuse(hashes != null && plan.trackers().isEmpty(), "--hashes needs a tracker's URL as a target to ask");
            SwarmChoice choice = new SwarmChoice(swarms.swarms(), source(tally, progress), new SecureRandom());
            if (resume == null) {
                return scrape(herald, plan, choice, null, tally, progress);
            }
            refuse(
                    !plan.swarms().isEmpty() || !plan.privateTorrents().isEmpty(),
                    "--resume goes with trackers' URLs as targets alone");
            Either<String, ScrapeResumption> resumption =
                    ScrapeResumption.open(resume, plan.trackers(), choice, tally, console, progress);
            if (resumption.isLeft()) {
                console.say(resumption.getLeft());
                return ExitCode.USAGE;
            }
            return scrape(herald, plan, choice, resumption.get(), tally, progress);
        }
    }

    private int scrape(
            Herald herald,
            ScrapePlan plan,
            SwarmChoice choice,
            @Nullable ScrapeResumption resumption,
            Tally tally,
            ScrapeProgress progress)
            throws InterruptedException {
        ScrapeSink sink = sink(resumption, tally);
        try {
            run(new ScrapeRun(herald.client(), network.timeout(), console, sink, progress), plan, choice, resumption);
        } finally {
            progress.end();
        }
        sink.end();
        if (tally.hasFailure() && format == ScrapeFormat.TABLE && !output.json()) {
            console.say(ExplainVerb.OFFER);
        }
        return resumption == null ? tally.exitCode() : resumption.exitCode();
    }

    private static void run(ScrapeRun run, ScrapePlan plan, SwarmChoice choice, @Nullable ScrapeResumption resumption)
            throws InterruptedException {
        if (resumption != null) {
            run.run(plan, resumption::rest, resumption.expected());
            return;
        }
        int trackers = plan.trackers().size();
        Iterable<InfoHash> chosen = trackers == 0 ? List.of() : choice.forTrackers(trackers);
        run.run(plan, tracker -> chosen, trackers * choice.about());
    }

    private void refuse(boolean isWrong, String words) {
        if (isWrong) {
            throw new ParameterException(spec.commandLine(), words);
        }
    }

    private ScrapeSink sink(@Nullable ScrapeResumption resumption, Tally tally) {
        Views views = new Views(output.secrecy());
        if (merge) {
            return new ScrapeSink.Merged(views, rows(false), tally);
        }
        return resumption == null
                ? new ScrapeSink.Single(views, rows(false), tally)
                : resumption.sink(new ScrapeSink.Single(views, rows(resumption.isContinued()), tally));
    }

    private Consumer<ScrapeView> rows(boolean isContinued) {
        if (format == ScrapeFormat.CSV) {
            return new ScrapeCsv(console.out(), isContinued)::print;
        }
        Printer printer = output.printer(console);
        return printer::print;
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
