package dev.herald.archunit.green.network;

import dev.herald.archunit.green.domain.word.Word;

/** Knows a way to a word. */
public final class Door {

    /** Where it is. */
    public String wayTo(Word word) {
        return word.toString();
    }
}
