package dev.herald.bootstrap.cli;

import java.util.Locale;

/** What a verb may meet, and has to have an answer to. */
enum Situation {
    /** Somebody watches, in a wide terminal with colours. */
    HUMAN,
    /** A script asked for JSON Lines. */
    JSON,
    /** A terminal, and somebody who set {@code NO_COLOR}. */
    NO_COLOUR,
    /** A terminal of 60 columns. */
    NARROW,
    /** A process whose standard output is a pipe. */
    PIPED,
    /** A pipe whose reader has seen enough, as {@code | head -1} has. */
    READER_LEAVES,
    /** A process, and Ctrl-C. */
    INTERRUPTED,
    /** Nobody listens, no name resolves, the proxy is down. */
    NO_NETWORK,
    /** Options and targets that make no sense. */
    GARBAGE;

    /** As files are called. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
