package dev.herald.bootstrap.cli.resume;

/** The hashes are not those that were read the last time, so nobody can say which of them have been answered. */
public final class ChangedHashesException extends Exception {

    private static final long serialVersionUID = 1L;

    ChangedHashesException() {
        super("these are not the hashes of the last time, in the order of the last time");
    }
}
