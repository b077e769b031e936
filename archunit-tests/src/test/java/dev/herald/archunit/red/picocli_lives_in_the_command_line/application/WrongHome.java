package dev.herald.archunit.red.picocli_lives_in_the_command_line.application;

import picocli.CommandLine;

/** Not its home. */
final class WrongHome {
    Object ask(CommandLine it) {
        return it.getCommandName();
    }
}
