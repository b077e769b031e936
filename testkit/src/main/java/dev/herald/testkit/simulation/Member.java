package dev.herald.testkit.simulation;

import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;

/** A peer in a swarm. */
record Member(InfoHash swarm, PeerId peer) {

    static Member of(AnnounceRequest request) {
        return new Member(request.swarm(), request.client().peerId());
    }
}
