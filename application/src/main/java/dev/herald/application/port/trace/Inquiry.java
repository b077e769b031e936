package dev.herald.application.port.trace;

import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;

/** A question somebody asks a tracker, from the asker's side: it may hold secrets, which the steps of its trace do not. */
public sealed interface Inquiry {

    /** Who is asked. */
    TrackerUrl tracker();

    /** An announce. */
    record OfAnnounce(TrackerUrl tracker, AnnounceRequest request) implements Inquiry {}

    /** A scrape of these swarms. */
    record OfScrape(TrackerUrl tracker, Seq<InfoHash> swarms) implements Inquiry {}
}
