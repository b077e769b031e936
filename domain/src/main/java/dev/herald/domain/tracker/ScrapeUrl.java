package dev.herald.domain.tracker;

import io.vavr.control.Option;

/** The rule that turns an announce URL into a scrape URL (BEP 48, SCRAPE-1). */
final class ScrapeUrl {

    private static final String ANNOUNCE = "announce";
    private static final String SCRAPE = "scrape";

    private ScrapeUrl() {}

    static Option<TrackerUrl> derive(TrackerUrl announce) {
        String path = announce.path();
        int segment = path.lastIndexOf('/') + 1;
        if (!path.startsWith(ANNOUNCE, segment)) {
            return Option.none();
        }
        return Option.some(
                announce.withPath(path.substring(0, segment) + SCRAPE + path.substring(segment + ANNOUNCE.length())));
    }
}
