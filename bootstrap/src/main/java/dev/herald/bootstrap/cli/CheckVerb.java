package dev.herald.bootstrap.cli;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.application.metainfo.MetainfoReader;
import dev.herald.application.port.Scheduler;
import dev.herald.bootstrap.SystemScheduler;
import dev.herald.bootstrap.cli.input.TargetReader;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.network.NameLookup;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Finds out how well trackers are. */
@Command(
        name = "check",
        description =
                "How well trackers are: reachable over IPv4 and IPv6, how fast, how often to come back, whether they can be"
                        + " scraped, and whether they invent peers. Announces a random swarm to each, and stops it.",
        footerHeading = Verb.EXAMPLES,
        footer = {
            "  herald check http://tracker.example/announce ubuntu.torrent",
            "  herald check --format list --trackers list.txt >living.txt",
            "  herald check --html page.html --trackers list.txt"
        })
final class CheckVerb extends Verb {

    /** Long enough for any tracker worth using; short enough for a list of hundreds in which a third is dead. */
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(8);

    private static final Duration LONGEST_LOOKUP = Duration.ofSeconds(5);

    /** How long the farewells of one IP version may hold up somebody who pressed Ctrl-C. */
    private static final Duration FAREWELL_BUDGET = Duration.ofSeconds(2);

    private static final int FIRST_RANDOM_PORT = 49_152;
    private static final int RANDOM_PORTS = 16_384;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CheckTargets targets = new CheckTargets();

    @Option(
            names = "--probes",
            paramLabel = "N",
            converter = Readers.OfProbes.class,
            description = "How many questions to ask each tracker over each IP version, 1 to 10. Default: 3.")
    private int probes = 3;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Readers.OfCheckFormat.class,
            completionCandidates = Words.OfCheckFormats.class,
            description =
                    "table: a row for each tracker, as it comes, or in a terminal a live table; list: at the end, the URLs of the trackers that answer, the"
                            + " best first. Default: table.")
    private CheckFormat format = CheckFormat.TABLE;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write a page with a table and charts too, which needs no network to be looked at.")
    private @Nullable Path html;

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    CheckVerb(Console console) {
        super(console);
    }

    /** What is printed. */
    enum CheckFormat {
        TABLE,
        LIST
    }

    @Override
    public Integer call() throws InterruptedException {
        if (targets.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "nothing to check: name a TARGET, or a file with --trackers");
        }
        if (format == CheckFormat.LIST && output.json()) {
            throw new ParameterException(spec.commandLine(), "--json and --format list exclude each other");
        }
        network.prepare();
        PageFile page = new PageFile(html, console);
        if (!page.isPossible()) {
            return ExitCode.USAGE;
        }
        boolean isTable = format == CheckFormat.TABLE;
        boolean isLive = isTable && !output.json() && console.canRedraw();
        CheckResults results = new CheckResults(isTable && !isLive ? output.printer(console) : null, output);
        Runnable last = isLive ? () -> results.printAll(output.foldingPrinter(console)) : () -> {};
        try (SystemScheduler clock = new SystemScheduler();
                CheckWatch watch =
                        new CheckWatch(show(isLive), last, console.out().broken(), clock)) {
            return check(clock, watch, results, page);
        }
    }

    private CheckShow show(boolean isLive) {
        if (isLive) {
            return CheckShow.table(console);
        }
        return console.errIsTerminal() ? CheckShow.line(console.err()) : CheckShow.nothing();
    }

    private int check(Scheduler clock, CheckWatch watch, CheckResults results, PageFile page)
            throws InterruptedException {
        Tally tally = new Tally();
        InputNotes notes = new InputNotes(console, output.secrecy(), tally);
        CheckTargets.Found found =
                targets.read(new TargetReader(new MetainfoReader(Bencode.codec())), console.in(), notes);
        if (found.repeats() > 0) {
            console.say("left out " + found.repeats() + (found.repeats() == 1 ? " repeat" : " repeats"));
        }
        if (found.trackers().isEmpty()) {
            console.say("nothing to check: no tracker was named");
            return ExitCode.USAGE;
        }
        CheckPlan plan = new CheckPlan(network.timeoutOr(USUAL_TIMEOUT), probes);
        RandomGenerator random = new SecureRandom();
        try (CheckWays ways = CheckWays.open(network, plan, clock, random);
                HostLookup lookup = new HostLookup(
                        NameLookup.SYSTEM, CheckRun.TRACKERS_AT_ONCE, shorter(plan.timeout(), LONGEST_LOOKUP))) {
            console.interrupts().accept(new Thread(() -> interrupt(watch, ways), "herald-farewell"));
            TrackerCheck check =
                    new TrackerCheck(ways.routes(), lookup, LocalNetwork.ofThisMachine(), identity(random), random);
            new CheckRun(check, tally, watch, results::add).run(found.trackers(), output.secrecy());
            watch.close();
            sayUnheard(ways);
        }
        if (watch.isInterrupted()) {
            return ExitCode.INTERRUPTED;
        }
        return finish(results, page, tally.exitCode());
    }

    /** At a random port: a peer that has it is us, whatever address the tracker saw us at. */
    private static ClientIdentity identity(RandomGenerator random) {
        return ClientIdentity.random(FIRST_RANDOM_PORT + random.nextInt(RANDOM_PORTS), random);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private int finish(CheckResults results, PageFile page, int exitCode) {
        if (format == CheckFormat.LIST) {
            results.list().forEach(console.out()::line);
        }
        console.say(results.summary());
        if (results.hasDead() && !output.json() && format == CheckFormat.TABLE) {
            console.say(ExplainVerb.OFFER);
        }
        return page.write(() -> results.page(Instant.now())) ? exitCode : ExitCode.USAGE;
    }

    private void sayUnheard(CheckWays ways) {
        if (ways.unheard() > 0) {
            console.say(Farewells.unheard(ways.unheard()));
        }
    }

    /** Somebody pressed Ctrl-C: whoever accepted us is told that we go, then the process ends. */
    private void interrupt(CheckWatch watch, CheckWays ways) {
        watch.interrupt();
        try {
            ways.sayFarewells(FAREWELL_BUDGET);
            watch.close();
            sayUnheard(ways);
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }
}
