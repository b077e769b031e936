package dev.herald.benchmarks.load;

import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.peer.PeerEndpoint;
import java.util.concurrent.atomic.LongAdder;

/** Decodes every peer of every answer, as whoever wants to connect to them must, and counts them. */
final class PeerCount {

    private final LongAdder peers = new LongAdder();

    void add(AnnounceResponse response) {
        int connectable = 0;
        for (PeerEndpoint peer : response.peers()) {
            if (peer.port() > 0) {
                connectable++;
            }
        }
        peers.add(connectable);
    }

    long sum() {
        return peers.sum();
    }
}
