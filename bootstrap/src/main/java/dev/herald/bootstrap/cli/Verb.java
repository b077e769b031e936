package dev.herald.bootstrap.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** What the command can do: the options every verb understands, and the console it works on. Answers with the exit code. */
@SuppressWarnings("UnusedVariable") // picocli reads the options
abstract class Verb implements Callable<Integer> {

    /** What stands above the examples at the end of each help. */
    static final String EXAMPLES = "%nExamples:%n";

    final Console console;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and do nothing else.")
    private boolean help;

    @Option(names = "--debug", description = "Log what is asked and answered, and where a bug of ours came from.")
    private boolean debug;

    Verb(Console console) {
        this.console = console;
    }
}
