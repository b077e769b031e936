package dev.herald.bootstrap.cli;

import dev.herald.domain.error.ErrorKind;
import java.util.EnumSet;
import java.util.Set;

/** Counts what a run came to, for its exit code. Safe for use by many threads. */
final class Tally {

    private final Set<ErrorKind> failures = EnumSet.noneOf(ErrorKind.class);
    private boolean answered;
    private boolean unusableInput;

    /** A tracker answered. */
    synchronized void answer() {
        answered = true;
    }

    /** A tracker failed. */
    synchronized void failure(ErrorKind kind) {
        failures.add(kind);
    }

    /** A target could not be used. */
    synchronized void unusableInput() {
        unusableInput = true;
    }

    /** Whether a tracker failed. */
    synchronized boolean hasFailure() {
        return !failures.isEmpty();
    }

    /** What to tell the shell. Input that cannot be used is never passed over: whoever gave it has to know. */
    synchronized int exitCode() {
        if (unusableInput || (!answered && failures.isEmpty())) {
            return ExitCode.USAGE;
        }
        if (answered) {
            return ExitCode.OK;
        }
        return failures.size() == 1 ? ExitCode.of(failures.iterator().next()) : ExitCode.FAILED;
    }
}
