package dev.herald.adapter.http;

import dev.herald.domain.torrent.InfoHash;
import io.vavr.control.Option;
import java.util.Map;

/**
 * A scrape's answer in the words of the wire (BEP 48).
 *
 * @param files the entries of those swarms that were asked for
 * @param minRequestInterval in seconds, where it was said
 */
record ScrapeAnswer(Map<InfoHash, File> files, Option<Long> minRequestInterval) {

    /** The counts of one swarm. */
    record File(Option<Long> complete, Option<Long> incomplete, Option<Long> downloaded, Option<Long> downloaders) {}
}
