package dev.herald.application.scrape;

import dev.herald.domain.torrent.InfoHash;
import io.vavr.collection.Seq;

/**
 * The swarms of one request, each once.
 *
 * @param failuresBefore how many failures had been counted when it was asked: those that come of what was under way together say
 *     one thing, and count once
 */
record Batch(Seq<InfoHash> swarms, int failuresBefore) {

    int size() {
        return swarms.size();
    }
}
