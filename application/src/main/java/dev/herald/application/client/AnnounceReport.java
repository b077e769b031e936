package dev.herald.application.client;

import dev.herald.domain.error.FailedAttempt;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.peer.PeerFilter;
import dev.herald.domain.peer.SiftedPeers;
import dev.herald.domain.tracker.TrackerTiers;
import io.vavr.collection.Seq;

/**
 * How a torrent's announce went.
 *
 * @param outcomes every tracker that was asked, for every swarm: lane after lane, within a lane in the order in which they answered
 * @param tiers the torrent's tiers with the trackers that accepted promoted (TIER-3): to be used the next time
 */
public record AnnounceReport(Seq<AnnounceOutcome> outcomes, TrackerTiers tiers) {

    /** The announces that were accepted. */
    public Seq<AnnounceOutcome> accepted() {
        return outcomes.filter(AnnounceOutcome::isAccepted);
    }

    /** The trackers that failed, and why. */
    public Seq<FailedAttempt> failed() {
        return outcomes.flatMap(outcome ->
                outcome.answer().swap().toOption().map(error -> new FailedAttempt(outcome.tracker(), error)));
    }

    /** All peers that came, each once, whoever named it. */
    public Seq<PeerEndpoint> peers() {
        return outcomes.flatMap(outcome -> outcome.answer().toOption())
                .flatMap(response -> response.peers().toSeq())
                .distinct();
    }

    /** The same through a filter, with what it dropped and why. */
    public SiftedPeers peers(PeerFilter filter) {
        return filter.sift(outcomes.flatMap(outcome -> outcome.answer().toOption())
                .flatMap(response -> response.peers().everyOne()));
    }
}
