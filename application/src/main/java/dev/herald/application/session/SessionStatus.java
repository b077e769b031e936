package dev.herald.application.session;

import dev.herald.domain.session.Session;
import dev.herald.domain.torrent.InfoHash;
import io.vavr.collection.Seq;

/**
 * How a session stands, at one moment: its swarms, their tiers, and the trackers of each in the order in which they are tried.
 *
 * @param phase how far it has come
 * @param isComplete whether the download is complete
 * @param swarms one, or two for a hybrid
 * @param leaving trackers that are no longer announced to, and still to be told so
 */
public record SessionStatus(
        Session.Phase phase, boolean isComplete, Seq<SwarmStatus> swarms, Seq<TrackerStatus> leaving) {

    /** One swarm of the torrent. */
    public record SwarmStatus(InfoHash swarm, Seq<TierStatus> tiers) {}

    /** One tier, the first is number 0, and what its trackers have to do with the swarm. */
    public record TierStatus(int number, Seq<TrackerStatus> trackers) {}

    /** All trackers of all swarms, those that are being parted from too. */
    public Seq<TrackerStatus> trackers() {
        return swarms.flatMap(SwarmStatus::tiers).flatMap(TierStatus::trackers).appendAll(leaving);
    }
}
