package dev.herald.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.client.TrackerClient;
import dev.herald.application.port.TrackerObserver;
import dev.herald.application.session.SessionObserver;
import dev.herald.application.session.SessionOptions;
import dev.herald.application.session.TrackerStatus;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TierPolicy;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.VirtualTime;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Twenty trackers, twelve of which never answer, and five thousand old seeds: a new torrent has its first peers after no more than
 * two round trips.
 */
class NewTorrentTest {

    private static final int TRACKERS = 20;
    private static final int SILENT = 12;
    private static final int SEEDS = 5_000;
    private static final Duration ROUND_TRIP = Duration.ofMillis(100);
    /** Those that were opened together come back together, but for the jitter. */
    private static final Duration MOST_REGULARS_ARE_DUE = Duration.ofMinutes(30).plusSeconds(5);

    private final VirtualTime time = new VirtualTime();
    private final VirtualTrackers world = VirtualTrackers.seeded(20, time);
    private final SplittableRandom random = new SplittableRandom(20);
    private final TrackerClient client = TrackerClient.of(Vector.of(world), time, random.split(), TrackerObserver.NONE);
    private final Vector<TrackerUrl> trackers =
            Vector.range(0, TRACKERS).map(number -> TrackerUrl.of("http://host" + number + "/announce"));

    @BeforeEach
    void openSeeds() {
        TrackerNature healthy = TrackerNature.HEALTHY.answeringAfter(Latency.exactly(ROUND_TRIP));
        trackers.forEachWithIndex((url, index) -> world.at(url, index < SILENT ? TrackerNature.SILENT : healthy));
        SessionOptions seed =
                SessionOptions.of(Fixtures.CLIENT1).with(TierPolicy.EVERYWHERE).withProgress(Progress::complete);
        for (int number = 1; number <= SEEDS; number++) {
            Vector<TrackerUrl> some =
                    Vector.fill(4, () -> trackers.get(random.nextInt(TRACKERS))).distinct();
            client.open(Torrent.of(Fixtures.swarm(number), TrackerTiers.ofEach(some)), seed);
        }
    }

    /** What becomes of a new torrent, from the moment it is opened. */
    private final class NewTorrent implements SessionObserver {

        private final Duration openedAt = time.now();
        private Option<Duration> left = Option.none();
        private Option<Duration> peers = Option.none();

        NewTorrent(int number, TrackerTiers tiers, TierPolicy policy) {
            client.open(
                    Torrent.of(Fixtures.swarm(-number), tiers),
                    SessionOptions.of(Fixtures.CLIENT2)
                            .with(policy)
                            .withProgress(() -> Progress.fresh(1_000))
                            .observedBy(Runnable::run, this));
        }

        @Override
        public void asked(TrackerStatus status, AnnounceEvent event) {
            left = left.orElse(Option.some(time.now().minus(openedAt)));
        }

        @Override
        public void peers(TrackerUrl tracker, InfoHash swarm, PeerList named) {
            peers = peers.orElse(Option.some(time.now().minus(openedAt)));
        }

        void assertHasPeersSoon() {
            time.advanceBy(ROUND_TRIP.multipliedBy(2));
            assertThat(left).as("leaves at once").contains(Duration.ZERO);
            assertThat(peers).as("has peers").isNotEmpty();
            world.ledger().assertKept();
        }
    }

    @Test
    void has_peers_soon_among_old_seeds_whichever_way_it_asks() {
        time.advanceBy(MOST_REGULARS_ARE_DUE);

        new NewTorrent(1, TrackerTiers.ofEach(trackers), TierPolicy.EVERYWHERE).assertHasPeersSoon();
        new NewTorrent(2, TrackerTiers.ofEach(trackers), TierPolicy.BEP12).assertHasPeersSoon();
        new NewTorrent(3, TrackerTiers.of(new Tier(trackers)), TierPolicy.BEP12).assertHasPeersSoon();
    }

    @Test
    void asks_everywhere_while_all_the_seeds_begin_at_once() {
        new NewTorrent(1, TrackerTiers.ofEach(trackers), TierPolicy.EVERYWHERE).assertHasPeersSoon();
    }

    @Test
    void asks_everywhere_while_nobody_knows_yet_who_is_silent() {
        time.advanceBy(Duration.ofSeconds(5));

        new NewTorrent(1, TrackerTiers.ofEach(trackers), TierPolicy.EVERYWHERE).assertHasPeersSoon();
    }
}
