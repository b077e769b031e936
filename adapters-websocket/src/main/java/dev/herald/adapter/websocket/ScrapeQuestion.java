package dev.herald.adapter.websocket;

import dev.herald.application.port.trace.Trace;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;

/** One scrape. */
final class ScrapeQuestion extends Question<ScrapeResponse> {

    private final Seq<InfoHash> inOrder;
    private final Set<InfoHash> swarms;

    ScrapeQuestion(Seq<InfoHash> swarms, Duration timeout, Duration now, Trace trace) {
        super(timeout, now, trace);
        this.inOrder = swarms;
        this.swarms = swarms.toJavaSet();
    }

    Seq<InfoHash> inOrder() {
        return inOrder;
    }

    Set<InfoHash> swarms() {
        return swarms;
    }

    /** Whether answers to the two could be taken for each other. */
    boolean overlaps(ScrapeQuestion other) {
        return !Collections.disjoint(swarms, other.swarms);
    }
}
