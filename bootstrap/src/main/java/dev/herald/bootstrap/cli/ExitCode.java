package dev.herald.bootstrap.cli;

import dev.herald.domain.error.ErrorKind;

/** What the command tells the shell; a promise to scripts. */
final class ExitCode {

    /** At least one tracker answered, or the command did its work. */
    static final int OK = 0;
    /** Every tracker refused, or they failed in mixed ways. */
    static final int FAILED = 1;
    /** Wrong usage, or input that cannot be read. */
    static final int USAGE = 2;
    /** A bug in herald. */
    static final int BUG = 70;
    /** Somebody pressed Ctrl-C. */
    static final int INTERRUPTED = 130;
    /** Nobody reads our output any more: what a shell reports of a program that the closed pipe ended. */
    static final int PIPE_CLOSED = 141;

    private static final int UNREACHABLE = 3;
    private static final int TIMED_OUT = 4;
    private static final int MALFORMED = 5;
    private static final int UNSUPPORTED = 6;
    private static final int BLOCKED = 7;

    private ExitCode() {}

    /** For a run in which everything failed in this one way. */
    static int of(ErrorKind kind) {
        return switch (kind) {
            case UNREACHABLE -> UNREACHABLE;
            case TIMED_OUT -> TIMED_OUT;
            case MALFORMED -> MALFORMED;
            case UNSUPPORTED -> UNSUPPORTED;
            case BLOCKED -> BLOCKED;
            case REFUSED, TOO_SOON, EXHAUSTED -> FAILED;
        };
    }
}
