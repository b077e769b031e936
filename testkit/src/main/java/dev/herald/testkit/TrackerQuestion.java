package dev.herald.testkit;

import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.torrent.InfoHash;
import io.vavr.collection.Seq;

/** What arrived at a tracker of the test kit, as it understood it. */
public sealed interface TrackerQuestion {

    /**
     * An announce. What a transport does not carry holds a stand-in: none for a tracker id, zero for a number.
     */
    record Announce(AnnounceRequest request) implements TrackerQuestion {}

    /** A scrape of these swarms, in the order they were asked for. */
    record Scrape(Seq<InfoHash> swarms) implements TrackerQuestion {}
}
