package dev.herald.application.port.trace;

import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;

/**
 * Whoever wants to follow questions to trackers. A gateway is opened with one, and shows it every question before it does anything
 * about it.
 *
 * <pre>{@code
 * Queue<Trace> traces = new ConcurrentLinkedQueue<>();
 * Tracer tracer = inquiry -> {
 *     Trace trace = Trace.kept(System::nanoTime);
 *     traces.add(trace);
 *     return trace;
 * };
 * }</pre>
 */
@FunctionalInterface
public interface Tracer {

    /** Follows nothing, and costs nothing. */
    Tracer NONE = inquiry -> Trace.NONE;

    /**
     * Where the steps of this question are to be written: a book of its own, or {@link Trace#NONE}. Called once a question, on the
     * asker's thread; where it throws, that is logged and the question goes its way unfollowed.
     */
    Trace follow(Inquiry inquiry);

    /** For gateways: the begun trace of an announce. */
    default Trace begin(TrackerUrl tracker, AnnounceRequest request) {
        return this == NONE ? Trace.NONE : Beginning.of(this, new Inquiry.OfAnnounce(tracker, request));
    }

    /** For gateways: the begun trace of a scrape. */
    default Trace begin(TrackerUrl tracker, Seq<InfoHash> swarms) {
        return this == NONE ? Trace.NONE : Beginning.of(this, new Inquiry.OfScrape(tracker, swarms));
    }
}
