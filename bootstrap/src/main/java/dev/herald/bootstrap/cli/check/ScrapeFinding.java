package dev.herald.bootstrap.cli.check;

import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.TrackerError;

/** Whether a tracker can be scraped. */
public enum ScrapeFinding {
    /** Nobody tried. */
    UNTRIED,
    /** It answers. */
    ANSWERS,
    /** It has no scrape, by its URL or by its own words: allowed, and no fault. */
    NONE,
    /** It should, by its URL, and does not answer in a way that can be read. */
    BROKEN;

    /** What a scrape that failed says about it. */
    public static ScrapeFinding of(TrackerError error) {
        return error.kind() == ErrorKind.UNSUPPORTED || error.kind() == ErrorKind.REFUSED ? NONE : BROKEN;
    }
}
