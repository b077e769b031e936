package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.cli.output.Style;
import dev.herald.domain.tracker.UrlMask;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command {@code herald}: finds the verb, runs it, and turns whatever comes out of it into an exit code. */
@Command(
        name = "herald",
        versionProvider = VersionWords.class,
        synopsisSubcommandLabel = "VERB",
        description = "Asks BitTorrent trackers, and says what they say.",
        footerHeading = Verb.EXAMPLES,
        footer = {
            "  herald demo",
            "  herald announce ubuntu.torrent",
            "  herald check --help",
            "",
            "Exit codes: 0 a tracker answered, or the work is done; 1 all refused, or failed in mixed ways; 2 wrong usage or"
                    + " unreadable input; when all failed alike: 3 unreachable, 4 timed out, 5 malformed answers, 6"
                    + " unsupported, 7 blocked by policy; 70 a bug; 130 interrupted."
        })
public final class HeraldCommand implements Callable<Integer> {

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

    @SuppressWarnings("UnusedVariable") // picocli reads it
    @Option(names = "--version", versionHelp = true, description = "Show which herald this is.")
    private boolean version;

    private HeraldCommand(Console console) {
        this.console = console;
    }

    /** Runs the command in a process of its own. */
    public static void main(String[] arguments) {
        System.exit(run(Console.ofProcess(), arguments));
    }

    /** Runs the command. */
    static int run(Console console, String... arguments) {
        boolean debug = isDebugWanted(console, arguments);
        DebugLog log = debug ? DebugLog.showOn(console) : null;
        try {
            int code = execute(commandLine(console, debug), arguments);
            return console.out().broken().isDone() ? brokenOutput(console) : code;
        } catch (Error bug) {
            return bug(console, bug, debug);
        } finally {
            if (log != null) {
                log.hide();
            }
        }
    }

    /** {@code help} and {@code help VERB}, as other commands have them, are {@code --help} and {@code VERB --help}. */
    private static int execute(CommandLine command, String... arguments) {
        if (arguments.length == 0 || arguments.length > 2 || !arguments[0].equals("help")) {
            return command.execute(arguments);
        }
        String verb = arguments[arguments.length - 1];
        if (arguments.length == 1) {
            return command.execute("--help");
        }
        return command.getSubcommands().containsKey(verb) ? command.execute(verb, "--help") : command.execute(verb);
    }

    /** Known before the arguments are read, because a bug may come before that. */
    private static boolean isDebugWanted(Console console, String... arguments) {
        return Arrays.asList(arguments).contains("--debug")
                || !console.environment().getOrDefault("HERALD_DEBUG", "").isEmpty();
    }

    private static CommandLine commandLine(Console console, boolean debug) {
        return new CommandLine(new HeraldCommand(console))
                .addSubcommand(new AnnounceVerb(console))
                .addSubcommand(new ScrapeVerb(console))
                .addSubcommand(new WatchVerb(console))
                .addSubcommand(new CheckVerb(console))
                .addSubcommand(new ExplainVerb(console))
                .addSubcommand(new ShowVerb(console))
                .addSubcommand(new DecodeVerb(console))
                .addSubcommand(new DemoVerb(console))
                .addSubcommand(new CompletionVerb(console))
                .addSubcommand(new ManualVerb(console))
                .setExpandAtFiles(false)
                .setUsageHelpWidth(WIDEST_HELP)
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(console.style() == Style.COLOURED ? Ansi.ON : Ansi.OFF))
                .setOut(console.textOut())
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((wrong, arguments) -> wrongUsage(console, wrong))
                .setExecutionExceptionHandler((bug, command, parsed) -> failed(console, bug, debug));
    }

    /** No verb was named. */
    @Override
    public Integer call() {
        spec.commandLine().usage(console.err());
        return ExitCode.USAGE;
    }

    private static int wrongUsage(Console console, ParameterException wrong) {
        UnaryOperator<String> discretion = wrong instanceof UnusableFileException ? words -> words : UrlMask::mask;
        WrongUsage.words(wrong).forEach(words -> console.say(discretion.apply(words)));
        console.err().println(WrongUsage.help(wrong.getCommandLine()));
        return ExitCode.USAGE;
    }

    private static int failed(Console console, Exception failure, boolean debug) {
        if (failure instanceof InterruptedException) {
            return ExitCode.INTERRUPTED;
        }
        return bug(console, failure, debug);
    }

    private static int bug(Console console, Throwable bug, boolean debug) {
        console.say("this is a bug in herald: " + bug.getClass().getName());
        if (debug) {
            StackTrace.of(bug).forEach(console.err()::println);
        } else {
            console.say("with --debug, or HERALD_DEBUG=1, it says where it happened; please report it");
        }
        return ExitCode.BUG;
    }

    /** A reader that has seen enough is no trouble; a full disk is. */
    private static int brokenOutput(Console console) {
        IOException failure = console.out().broken().join();
        if (String.valueOf(failure.getMessage()).contains("Broken pipe")) {
            return ExitCode.PIPE_CLOSED;
        }
        console.say("cannot write the output: " + failure.getMessage());
        return ExitCode.FAILED;
    }
}
