package dev.herald.bootstrap.cli.resume;

/** A file that we did not write, and had better leave alone. */
public final class ForeignFileException extends Exception {

    private static final long serialVersionUID = 1L;

    ForeignFileException() {
        super("is not a file that --resume wrote, and is left as it is");
    }
}
