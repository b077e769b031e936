package dev.herald.archunit.red.jackson_lives_in_the_command_line.adapter.http;

import com.fasterxml.jackson.core.JsonFactory;

/** Not its home. */
final class WrongHome {
    Object ask(JsonFactory it) {
        return it.getFormatName();
    }
}
