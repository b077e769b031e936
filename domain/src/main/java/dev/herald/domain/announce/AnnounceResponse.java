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

    /**
     * One answer out of two that a tracker gave to the same announce over two IP versions (IPV6-3): the longer intervals, so that
     * neither is asked too early; the larger counts, because both count the same swarm; the peers of both; of what there can be one
     * of only, that of {@code first}.
     */
    public static AnnounceResponse united(AnnounceResponse first, AnnounceResponse second) {
        return new AnnounceResponse(
                first.intervals.orLonger(second.intervals),
                first.stats.orLarger(second.stats),
                first.peers.unitedWith(second.peers),
                first.trackerId.orElse(second.trackerId),
                first.warning.orElse(second.warning),
                first.externalAddress.orElse(second.externalAddress),
                first.remarks.appendAll(second.remarks).distinct());
    }
}
