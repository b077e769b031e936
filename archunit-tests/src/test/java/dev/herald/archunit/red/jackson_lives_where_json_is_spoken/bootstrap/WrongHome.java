package dev.herald.archunit.red.jackson_lives_where_json_is_spoken.bootstrap;

import com.fasterxml.jackson.core.JsonFactory;

/** Not its home. */
final class WrongHome {
    Object ask(JsonFactory it) {
        return it.getFormatName();
    }
}
