package dev.herald.benchmarks;

import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** Something the command can measure. Answers with the exit code. */
abstract class Verb implements Callable<Integer> {

    final Console console;

    @SuppressWarnings("UnusedVariable") // picocli reads it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and do nothing else.")
    private boolean help;

    Verb(Console console) {
        this.console = console;
    }
}
