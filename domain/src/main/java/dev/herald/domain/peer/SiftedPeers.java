package dev.herald.domain.peer;

import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/**
 * What a {@link PeerFilter} made of some peers: none is lost, each is either kept or dropped.
 *
 * @param kept those worth a connection, in the order they came in, each once
 * @param dropped the others, in the order they came in
 */
public record SiftedPeers(Seq<PeerEndpoint> kept, Seq<Dropped> dropped) {

    /** A peer that was dropped, and why. */
    public record Dropped(PeerEndpoint peer, DropReason reason) {}

    /** How many were dropped for each reason; a reason that held for none is not there. */
    public Map<DropReason, Integer> counts() {
        return dropped.groupBy(Dropped::reason).mapValues(Seq::size);
    }
}
