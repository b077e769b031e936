package dev.herald.benchmarks.load;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.tracker.TrackerUrl;
import java.time.Duration;
import java.util.Random;

/**
 * What is announced, whoever does it.
 *
 * @param tracker where
 * @param swarms which swarms
 * @param timeout how long one announce may take
 */
public record Announces(TrackerUrl tracker, Swarms swarms, Duration timeout) {

    private static final int PORT = 6881;
    private static final long SAME_EVERY_TIME = 1;

    /** Who announces: always the same peer, so that a tracker's swarms do not grow from run to run. */
    ClientIdentity identity() {
        return ClientIdentity.random(PORT, new Random(SAME_EVERY_TIME));
    }

    /** The announce of one swarm. */
    AnnounceRequest request(ClientIdentity identity, int number) {
        return AnnounceRequest.of(swarms.get(number), identity, Progress.ofUnknownSize())
                .with(AnnounceEvent.STARTED);
    }
}
