package dev.herald.adapter.http;

import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;

/** What is asked for in a scrape: the path and query of its GET, with {@code info_hash} once a swarm (SCRAPE-5). */
final class ScrapeTarget {

    private ScrapeTarget() {}

    /** The request target in bytes; there must be a swarm, because without one a tracker answers for all it has. */
    static byte[] of(TrackerUrl scrapeUrl, Iterable<InfoHash> swarms) {
        RequestBytes target = QueryJoin.begin(scrapeUrl);
        String separator = "";
        for (InfoHash swarm : swarms) {
            target.text(separator).text("info_hash=").percentEncoded(swarm.toByteArray());
            separator = "&";
        }
        return target.toByteArray();
    }
}
