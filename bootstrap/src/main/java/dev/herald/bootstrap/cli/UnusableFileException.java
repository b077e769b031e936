package dev.herald.bootstrap.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** An option names a file that is of no use; the message names it too, and holds no secrets. */
final class UnusableFileException extends ParameterException {

    private static final long serialVersionUID = 1;

    UnusableFileException(CommandLine command, String words) {
        super(command, words);
    }
}
