package dev.herald.embedded;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;

/**
 * A peer that came by, whatever the transport.
 *
 * @param swarm where it belongs
 * @param member who it is
 * @param event what it reports
 * @param wanted how many others it wants to hear of, 0 or more
 */
record Visit(InfoHash swarm, Member member, AnnounceEvent event, int wanted) {

    /**
     * One peer of a swarm. {@code endpoint} tells peers apart: two cannot listen at one place. Port 0 stands for a peer that nobody can
     * call, as one behind a WebSocket: it is counted, and named to nobody.
     */
    record Member(PeerId peerId, PeerEndpoint endpoint, boolean complete) {}
}
