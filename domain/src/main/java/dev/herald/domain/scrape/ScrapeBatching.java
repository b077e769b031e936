package dev.herald.domain.scrape;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Refused;
import io.vavr.collection.List;
import java.util.Locale;

/**
 * How many swarms one scrape of one tracker asks for, and what its answers teach about that (SCRAPE-6, SCRAPE-10).
 *
 * @param size how many, 1 or more
 */
public record ScrapeBatching(int size) {

    private static final int STEP = 5;
    private static final List<Integer> TOO_LARGE_STATUS = List.of(400, 413, 414);
    private static final List<String> TOO_LARGE_WORDS =
            List.of("bad request", "get string too long", "request-uri too long", "uri too long");

    public ScrapeBatching {
        if (size < 1) {
            throw new IllegalArgumentException("a scrape asks for at least one swarm, not " + size);
        }
    }

    /** One swarm at a time. */
    public static ScrapeBatching single() {
        return new ScrapeBatching(1);
    }

    /** Whether {@code error} says that a scrape of {@code asked} swarms was too large, so that fewer at once may be answered. */
    public static boolean isTooLarge(TrackerError error, int asked) {
        return asked > 1 && isAboutSize(error);
    }

    /**
     * What to do after {@code error} answered a scrape of {@code asked} swarms: the same size where the error has nothing to do
     * with it, or where the scrape was larger than what is asked for by now; otherwise less, by steps of five, down to one.
     */
    public ScrapeBatching after(TrackerError error, int asked) {
        return asked <= size && isTooLarge(error, asked) ? new ScrapeBatching(Math.max(1, asked - STEP)) : this;
    }

    /**
     * Whether an answer that knew {@code found} of {@code asked} swarms is that of a tracker which may not understand more than
     * one hash a scrape: it has to be asked for one of the others alone to be sure.
     */
    public static boolean isSuspicious(int asked, int found) {
        return asked > 1 && found <= 1;
    }

    private static boolean isAboutSize(TrackerError error) {
        return error instanceof Refused refused
                && (refused.status().exists(TOO_LARGE_STATUS::contains) || saysSo(refused.reason()));
    }

    private static boolean saysSo(String reason) {
        String words = reason.toLowerCase(Locale.ROOT);
        return TOO_LARGE_WORDS.exists(words::contains);
    }
}
