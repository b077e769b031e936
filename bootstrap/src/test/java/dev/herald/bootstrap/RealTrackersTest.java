package dev.herald.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.client.AnnounceOptions;
import dev.herald.application.client.AnnounceOutcome;
import dev.herald.application.client.AnnounceReport;
import dev.herald.application.client.ScrapeOutcome;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceKey;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.process.RealTracker;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole client against trackers that others wrote, each in a process of its own. */
class RealTrackersTest {

    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final int SWARMS = 200;

    private final Herald herald = Herald.open();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        herald.close();
    }

    @Test
    void opentracker_sees_a_peer_come_finish_and_go() throws Exception {
        try (RealTracker tracker = opentracker()) {
            assertThatPeersMeet(tracker.httpUrl());
        }
    }

    @Test
    void opentracker_is_scraped_for_200_swarms() throws Exception {
        try (RealTracker tracker = opentracker()) {
            assertThatSwarmsAreCounted(tracker.httpUrl());
        }
    }

    /** It closes the connection behind every answer, and does not say so. */
    @Test
    void opentracker_answers_5000_announces_a_hundred_at_a_time() throws Exception {
        Semaphore room = new Semaphore(100);
        LongAdder accepted = new LongAdder();
        try (RealTracker tracker = opentracker()) {
            for (int number = 0; number < 5_000; number++) {
                room.acquire();
                herald.client()
                        .announce(tracker.httpUrl(), request(swarm(number % SWARMS), number % 1_000), AMPLE)
                        .whenComplete((outcome, bug) -> {
                            if (bug == null && outcome.isAccepted()) {
                                accepted.increment();
                            }
                            room.release();
                        });
            }
            room.acquire(100);
        }
        assertThat(accepted.sum()).isEqualTo(5_000);
    }

    @Test
    void bittorrent_tracker_sees_a_peer_come_finish_and_go() throws Exception {
        try (RealTracker tracker = RealTracker.bittorrentTracker(folder)) {
            assertThatPeersMeet(tracker.httpUrl());
        }
    }

    @Test
    void bittorrent_tracker_is_scraped_for_200_swarms() throws Exception {
        try (RealTracker tracker = RealTracker.bittorrentTracker(folder)) {
            assertThatSwarmsAreCounted(tracker.httpUrl());
        }
    }

    @Test
    void opentracker_sees_a_peer_come_finish_and_go_over_udp() throws Exception {
        try (RealTracker tracker = opentracker()) {
            assertThatPeersMeet(tracker.udpUrl());
        }
    }

    @Test
    void opentracker_is_scraped_for_200_swarms_over_udp() throws Exception {
        try (RealTracker tracker = opentracker()) {
            assertThatSwarmsAreCounted(tracker.udpUrl());
        }
    }

    @Test
    void bittorrent_tracker_sees_a_peer_come_finish_and_go_over_udp() throws Exception {
        try (RealTracker tracker = RealTracker.bittorrentTracker(folder)) {
            assertThatPeersMeet(tracker.udpUrl());
        }
    }

    /** It counts peers over IPv6 but names none of them: over UDP it knows only addresses of four bytes. */
    @Test
    void bittorrent_tracker_counts_peers_over_udp_and_ipv6() throws Exception {
        try (RealTracker tracker = RealTracker.bittorrentTracker(folder)) {
            Torrent torrent = Torrent.of(swarm(8), TrackerTiers.of(Tier.of(tracker.udpUrlOverIpv6())));
            announce(torrent, 1, AnnounceEvent.STARTED, Progress.fresh(3));
            announce(torrent, 2, AnnounceEvent.STARTED, Progress.complete());

            assertThat(counts(tracker.udpUrlOverIpv6(), swarm(8)).seeders()).contains(1L);
            assertThat(counts(tracker.udpUrl(), swarm(8)).leechers()).contains(1L);
        }
    }

    @Test
    void bittorrent_tracker_is_scraped_for_200_swarms_over_udp() throws Exception {
        try (RealTracker tracker = RealTracker.bittorrentTracker(folder)) {
            assertThatSwarmsAreCounted(tracker.udpUrl());
        }
    }

    @Test
    void a_dead_tracker_in_front_of_a_real_one_costs_nothing_but_a_remark() throws Exception {
        TrackerUrl dead = TrackerUrl.of("http://127.0.0.1:1/announce");
        try (RealTracker tracker = opentracker()) {
            Torrent torrent = Torrent.of(swarm(1), TrackerTiers.of(Tier.of(dead, tracker.httpUrl())));
            AnnounceReport report = herald.client()
                    .blocking()
                    .announce(torrent, AnnounceOptions.started(client(1)))
                    .get();

            assertThat(report.failed().map(attempt -> attempt.tracker())).containsExactly(dead);
            assertThat(report.accepted().map(AnnounceOutcome::tracker)).containsExactly(tracker.httpUrl());
            assertThat(report.tiers()).isEqualTo(TrackerTiers.of(Tier.of(tracker.httpUrl(), dead)));
        }
    }

    private RealTracker opentracker() throws IOException {
        return RealTracker.opentracker(folder, Vector.range(0, SWARMS).map(RealTrackersTest::swarm));
    }

    private void assertThatPeersMeet(TrackerUrl tracker) throws InterruptedException {
        Torrent torrent = Torrent.of(swarm(7), TrackerTiers.of(Tier.of(tracker)));
        announce(torrent, 1, AnnounceEvent.STARTED, Progress.fresh(3));
        AnnounceReport second = announce(torrent, 2, AnnounceEvent.STARTED, Progress.fresh(3));

        assertThat(second.peers().map(PeerEndpoint::port)).contains(10_001);

        announce(torrent, 1, AnnounceEvent.COMPLETED, Progress.complete());
        assertThat(counts(tracker, swarm(7))).isEqualTo(SwarmStats.of(1, 1, 1));

        announce(torrent, 1, AnnounceEvent.STOPPED, Progress.complete());
        SwarmStats left = counts(tracker, swarm(7));
        assertThat(left.seeders()).contains(0L);
        assertThat(left.leechers()).contains(1L);
    }

    private SwarmStats counts(TrackerUrl tracker, InfoHash swarm) throws InterruptedException {
        return scrape(tracker, Vector.of(swarm)).get(swarm).get().answer().get().get();
    }

    private void assertThatSwarmsAreCounted(TrackerUrl tracker) throws InterruptedException {
        Vector<InfoHash> swarms = Vector.range(0, SWARMS).map(RealTrackersTest::swarm);
        swarms.map(swarm -> herald.client().announce(tracker, request(swarm, 3), AMPLE))
                .forEach(announced -> assertThat(announced.join().isAccepted()).isTrue());

        Map<InfoHash, ScrapeOutcome> scraped = scrape(tracker, swarms);

        assertThat(scraped.keySet().toVector()).isEqualTo(swarms);
        assertThat(scraped.values().map(outcome -> outcome.answer().get().get()))
                .containsOnly(SwarmStats.of(0, 1, 0));
    }

    private AnnounceReport announce(Torrent torrent, int number, AnnounceEvent event, Progress progress)
            throws InterruptedException {
        AnnounceOptions options = AnnounceOptions.started(client(number))
                .with(event)
                .with(progress)
                .within(AMPLE);
        return herald.client().blocking().announce(torrent, options).get();
    }

    private Map<InfoHash, ScrapeOutcome> scrape(TrackerUrl tracker, Vector<InfoHash> swarms)
            throws InterruptedException {
        return herald.client().blocking().scrape(tracker, swarms, AMPLE).get();
    }

    private static AnnounceRequest request(InfoHash swarm, int number) {
        return AnnounceRequest.of(swarm, client(number), Progress.fresh(3)).with(AnnounceEvent.STARTED);
    }

    private static ClientIdentity client(int number) {
        byte[] peerId = String.format(Locale.ROOT, "-XX0100-%012d", number).getBytes(StandardCharsets.US_ASCII);
        return new ClientIdentity(PeerId.of(peerId), new AnnounceKey(number), 10_000 + number, Option.none());
    }

    /** ASCII only: over HTTP the npm tracker spoils other bytes when it is scraped. */
    private static InfoHash swarm(int number) {
        return InfoHash.of(
                String.format(Locale.ROOT, "swarm %% + & = %6d", number).getBytes(StandardCharsets.US_ASCII));
    }
}
