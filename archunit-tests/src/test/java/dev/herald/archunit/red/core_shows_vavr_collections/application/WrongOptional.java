package dev.herald.archunit.red.core_shows_vavr_collections.application;

import java.util.Optional;

/** The other kind of Option. */
public final class WrongOptional {
    public Optional<String> ask() {
        return Optional.empty();
    }
}
