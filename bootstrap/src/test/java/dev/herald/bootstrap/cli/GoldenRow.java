package dev.herald.bootstrap.cli;

import java.util.EnumMap;
import java.util.Map;

/** A verb, and what is known of it in each situation. */
final class GoldenRow {

    private final String verb;
    private final Map<Situation, GoldenCell> cells = new EnumMap<>(Situation.class);

    GoldenRow(String verb) {
        this.verb = verb;
    }

    String verb() {
        return verb;
    }

    Map<Situation, GoldenCell> cells() {
        return cells;
    }

    GoldenRow golden(Situation situation, GoldenCell.Play play) {
        return with(situation, new GoldenCell.Golden(play));
    }

    GoldenRow empty(Situation situation, String because) {
        return with(situation, new GoldenCell.Empty(because));
    }

    private GoldenRow with(Situation situation, GoldenCell cell) {
        if (cells.put(situation, cell) != null) {
            throw new IllegalStateException(verb + " has two cells for " + situation);
        }
        return this;
    }
}
