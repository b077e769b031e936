package dev.herald.benchmarks;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Bounds of options. */
final class Range {

    private Range() {}

    /** The value, which wrong usage of {@code verb} may have put outside of its bounds. */
    static int within(CommandSpec verb, String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    verb.commandLine(), option + " is " + least + " to " + most + ", not " + value);
        }
        return value;
    }
}
