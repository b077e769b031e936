package dev.herald.archunit.red.core_shows_vavr_collections.application;

import java.util.Collection;

/** Whose is it? */
public final class WrongParameter {
    public int ask(Collection<String> words) {
        return words.size();
    }
}
