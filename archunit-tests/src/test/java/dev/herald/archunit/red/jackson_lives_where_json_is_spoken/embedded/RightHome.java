package dev.herald.archunit.red.jackson_lives_where_json_is_spoken.embedded;

import com.fasterxml.jackson.core.JsonFactory;

/** Its home. */
final class RightHome {
    Object ask(JsonFactory it) {
        return it.getFormatName();
    }
}
