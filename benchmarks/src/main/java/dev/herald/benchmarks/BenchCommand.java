package dev.herald.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command {@code bench}: finds the verb, runs it, and turns whatever comes out of it into an exit code. */
@Command(
        name = "bench",
        synopsisSubcommandLabel = "VERB",
        description =
                "Measures Herald beside the bare libraries it stands on. Prints JSON; docs/performance.md says what it means.",
        footer = {
            "",
            "Exit codes: 0 measured; 1 nothing could be measured; 2 wrong usage or unreadable input; 70 a bug."
        })
public final class BenchCommand implements Callable<Integer> {

    private static final int WIDEST_HELP = 100;

    private final Console console;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @SuppressWarnings("UnusedVariable") // picocli reads it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and do nothing else.")
    private boolean help;

    private BenchCommand(Console console) {
        this.console = console;
    }

    /** Runs the command in a process of its own. */
    public static void main(String[] arguments) {
        System.exit(run(Console.ofProcess(), arguments));
    }

    /** Runs the command. */
    static int run(Console console, String... arguments) {
        return new CommandLine(new BenchCommand(console))
                .addSubcommand(new AnnounceVerb(console))
                .addSubcommand(new FloorHttpVerb(console))
                .addSubcommand(new FloorUdpVerb(console))
                .addSubcommand(new CompareVerb(console))
                .addSubcommand(new ScrapeVerb(console))
                .addSubcommand(new FloorScrapeVerb(console))
                .addSubcommand(new StartupVerb(console))
                .addSubcommand(new SessionsVerb(console))
                .addSubcommand(new DecodeVerb(console))
                .addSubcommand(new TrackerVerb(console))
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(WIDEST_HELP)
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((wrong, given) -> wrongUsage(console, wrong))
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(console, failure))
                .execute(arguments);
    }

    /** No verb was named. */
    @Override
    public Integer call() {
        spec.commandLine().usage(console.err());
        return ExitCode.USAGE;
    }

    private static int wrongUsage(Console console, ParameterException wrong) {
        console.say(String.valueOf(wrong.getMessage()));
        console.say("see 'bench "
                + (wrong.getCommandLine().getParent() == null
                        ? ""
                        : wrong.getCommandLine().getCommandName() + " ") + "--help'");
        return ExitCode.USAGE;
    }

    private static int failed(Console console, Exception failure) {
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            console.say(failure.getMessage() == null ? failure.toString() : failure.getMessage());
            return ExitCode.FAILED;
        }
        console.say("this is a bug in the benchmarks: " + failure);
        for (StackTraceElement frame : failure.getStackTrace()) {
            console.err().println("    at " + frame);
        }
        return ExitCode.BUG;
    }
}
