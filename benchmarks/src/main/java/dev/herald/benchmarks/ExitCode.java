package dev.herald.benchmarks;

/** What the command tells the shell. */
final class ExitCode {

    static final int OK = 0;
    /** Nothing could be measured. */
    static final int FAILED = 1;
    /** Wrong usage or unreadable input. */
    static final int USAGE = 2;
    /** A bug in the benchmarks. */
    static final int BUG = 70;

    private ExitCode() {}
}
