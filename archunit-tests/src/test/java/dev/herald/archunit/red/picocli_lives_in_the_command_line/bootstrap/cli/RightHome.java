package dev.herald.archunit.red.picocli_lives_in_the_command_line.bootstrap.cli;

import picocli.CommandLine;

/** Its home. */
final class RightHome {
    Object ask(CommandLine it) {
        return it.getCommandName();
    }
}
