package dev.herald.adapter.udp;

import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.process.RealTracker;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trackers that others wrote, each in a process of its own. */
class RealTrackersTest {

    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final int BURST = 100_000;

    private final UdpTrackerAdapter gateway = UdpTrackerAdapter.open(UdpOptions.usual());

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void a_hundred_thousand_announces_to_opentracker_in_one_go_all_succeed() throws Exception {
        Vector<InfoHash> swarms = Vector.range(0, BURST).map(Fixtures::swarm);
        try (RealTracker tracker = RealTracker.opentracker(folder, swarms)) {
            CountDownLatch answered = new CountDownLatch(BURST);
            Queue<Object> failures = new ConcurrentLinkedQueue<>();
            for (InfoHash swarm : swarms) {
                announceInto(
                        answered,
                        failures,
                        tracker.udpUrl(),
                        Fixtures.announce().with(swarm));
            }

            assertThat(answered.await(40, TimeUnit.SECONDS)).isTrue();
            assertThat(failures).isEmpty();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the end is counted
    private void announceInto(
            CountDownLatch answered, Queue<Object> failures, TrackerUrl url, AnnounceRequest request) {
        gateway.announce(url, request, AMPLE).whenComplete((outcome, bug) -> {
            if (bug != null || outcome.isLeft()) {
                failures.add(bug != null ? bug : outcome.getLeft());
            }
            answered.countDown();
        });
    }

    @Test
    void opentracker_shows_the_first_peer_to_the_second_until_it_stops() throws IOException {
        InfoHash swarm = Fixtures.swarm(1);
        try (RealTracker tracker = RealTracker.opentracker(folder, Vector.of(swarm))) {
            meetAndPart(tracker.udpUrl(), swarm, Fixtures.peer("127.0.0.1", 6881));
        }
    }

    @Test
    void the_npm_tracker_does_so_over_ipv4() throws IOException {
        try (RealTracker tracker = RealTracker.bittorrentTracker(folder)) {
            meetAndPart(tracker.udpUrl(), Fixtures.swarm(1), Fixtures.peer("127.0.0.1", 6881));
        }
    }

    /** It never names IPv6 peers over UDP, only counts them. */
    @Test
    void the_npm_tracker_hears_every_event_over_ipv6() throws IOException {
        InfoHash swarm = Fixtures.swarm(2);
        AnnounceRequest request = AnnounceRequest.of(swarm, Fixtures.CLIENT1, Progress.fresh(3));
        try (RealTracker tracker = RealTracker.bittorrentTracker(folder)) {
            TrackerUrl url = tracker.udpUrlOverIpv6();

            assertThatRight(announce(url, request.with(AnnounceEvent.STARTED)));
            assertThat(scrape(url, Vector.of(swarm)).get(swarm)).isEqualTo(Option.some(SwarmStats.of(0, 1, 0)));
            assertThatRight(announce(url, request.with(Progress.complete()).with(AnnounceEvent.COMPLETED)));
            assertThat(scrape(url, Vector.of(swarm)).get(swarm)).isEqualTo(Option.some(SwarmStats.of(1, 0, 1)));
            assertThatRight(announce(url, request.with(AnnounceEvent.STOPPED)));
            assertThat(scrape(url, Vector.of(swarm)).get(swarm)).isEqualTo(Option.some(SwarmStats.of(0, 0, 0)));
        }
    }

    private void meetAndPart(TrackerUrl url, InfoHash swarm, PeerEndpoint firstPeer) {
        AnnounceRequest first = AnnounceRequest.of(swarm, Fixtures.CLIENT1, Progress.fresh(3));
        AnnounceRequest second = AnnounceRequest.of(swarm, Fixtures.CLIENT2, Progress.fresh(3));

        assertThatRight(announce(url, first.with(AnnounceEvent.STARTED)));
        assertThat(announce(url, second.with(AnnounceEvent.STARTED)).get().peers())
                .contains(firstPeer);
        assertThatRight(announce(url, first.with(Progress.complete()).with(AnnounceEvent.COMPLETED)));
        assertThat(scrape(url, Vector.of(swarm)).get(swarm)).isEqualTo(Option.some(SwarmStats.of(1, 1, 1)));
        assertThatRight(announce(url, first.with(AnnounceEvent.STOPPED)));
        assertThat(announce(url, second).get().peers()).doesNotContain(firstPeer);
    }

    @Test
    void opentracker_counts_two_hundred_swarms() throws IOException {
        Vector<InfoHash> swarms = Vector.range(0, 200).map(Fixtures::swarm);
        try (RealTracker tracker = RealTracker.opentracker(folder, swarms)) {
            countTwoHundred(tracker.udpUrl(), swarms);
        }
    }

    @Test
    void the_npm_tracker_counts_two_hundred_swarms() throws IOException {
        Vector<InfoHash> swarms = Vector.range(0, 200).map(Fixtures::swarm);
        try (RealTracker tracker = RealTracker.bittorrentTracker(folder)) {
            countTwoHundred(tracker.udpUrlOverIpv6(), swarms);
        }
    }

    private void countTwoHundred(TrackerUrl url, Vector<InfoHash> swarms) {
        swarms.forEach(
                swarm -> assertThatRight(announce(url, Fixtures.announce().with(swarm))));

        Map<InfoHash, SwarmStats> found = HashMap.empty();
        for (Seq<InfoHash> batch : swarms.grouped(gateway.scrapeLimit(url))) {
            found = found.merge(scrape(url, batch));
        }

        assertThat(found).isEqualTo(swarms.toMap(swarm -> swarm, swarm -> SwarmStats.of(0, 1, 0)));
    }

    private Either<TrackerError, AnnounceResponse> announce(TrackerUrl url, AnnounceRequest request) {
        return answer(gateway.announce(url, request, AMPLE));
    }

    private Map<InfoHash, SwarmStats> scrape(TrackerUrl url, Seq<InfoHash> swarms) {
        return answer(gateway.scrape(url, swarms, AMPLE)).get().found();
    }

    private static <T> T answer(CompletableFuture<T> question) {
        return question.orTimeout(40, TimeUnit.SECONDS).join();
    }
}
