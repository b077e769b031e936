package dev.herald.bootstrap.cli;

import java.util.Iterator;
import java.util.List;

/** The words an option understands, for those who complete them at the prompt. */
abstract class Words implements Iterable<String> {

    private final List<String> words;

    Words(List<String> words) {
        this.words = List.copyOf(words);
    }

    @Override
    public Iterator<String> iterator() {
        return words.iterator();
    }

    /** What an announce may report. */
    static final class OfEvents extends Words {
        OfEvents() {
            super(List.of("none", "started", "completed", "stopped", "paused"));
        }
    }

    /** Which trackers an announce may ask. */
    static final class OfPolicies extends Words {
        OfPolicies() {
            super(List.of("bep12", "tiers", "all"));
        }
    }

    /** How a check may be printed. */
    static final class OfCheckFormats extends Words {
        OfCheckFormats() {
            super(List.of("table", "list"));
        }
    }

    /** How a scrape may be printed. */
    static final class OfScrapeFormats extends Words {
        OfScrapeFormats() {
            super(List.of("table", "csv"));
        }
    }
}
