package dev.herald.archunit.red.jackson_lives_in_the_command_line.bootstrap.cli;

import com.fasterxml.jackson.core.JsonFactory;

/** Its home. */
final class RightHome {
    Object ask(JsonFactory it) {
        return it.getFormatName();
    }
}
