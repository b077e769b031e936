package dev.herald.domain.announce;

import dev.herald.domain.error.PrintableText;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.tracker.TrackerId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * A tracker's yes to an announce.
 *
 * @param intervals when to come back
 * @param stats the counts it gave along with it
 * @param peers the peers it named, possibly none
 * @param trackerId a token to be sent with the next announce to this tracker
 * @param warning its words for the user, made printable: the announce counts all the same (HTTP-R15)
 * @param externalAddress where it saw us coming from: one vote, not the truth (BEP 24)
 * @param remarks what we read past in its answer, in our own words
 */
public record AnnounceResponse(
        AnnounceIntervals intervals,
        SwarmStats stats,
        PeerList peers,
        Option<TrackerId> trackerId,
        Option<String> warning,
        Option<IpAddress> externalAddress,
        Seq<String> remarks) {

    public AnnounceResponse {
        warning = warning.map(PrintableText::of);
    }
}
