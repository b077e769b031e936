package dev.herald.adapter.http;

import static dev.herald.adapter.http.Asking.AMPLE;
import static dev.herald.adapter.http.Asking.announce;
import static dev.herald.adapter.http.Asking.answer;
import static dev.herald.adapter.http.Asking.options;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Refused;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Progress;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.process.RealTracker;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real tracker, and one that closes every connection behind its answer without saying so. */
class OpentrackerTest {

    private static final int ANNOUNCES = 5_000;
    private static final int AT_ONCE = 100;

    private static RealTracker tracker;

    private final HttpTrackerAdapter gateway = HttpTrackerAdapter.open(options());

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        tracker =
                RealTracker.opentracker(folder, Vector.range(0, ANNOUNCES + 100).map(Fixtures::swarm));
    }

    @AfterAll
    static void stop() {
        if (tracker != null) {
            tracker.close();
        }
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void five_thousand_announces_a_hundred_at_once_all_succeed() throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        CountDownLatch answered = new CountDownLatch(ANNOUNCES);
        Queue<Object> failures = new ConcurrentLinkedQueue<>();

        IntStream.range(0, AT_ONCE).forEach(lane -> announceNext(next, answered, failures));

        assertThat(answered.await(50, TimeUnit.SECONDS)).isTrue();
        assertThat(failures).isEmpty();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the end is counted
    private void announceNext(AtomicInteger next, CountDownLatch answered, Queue<Object> failures) {
        int number = next.getAndIncrement();
        if (number < ANNOUNCES) {
            gateway.announce(tracker.httpUrl(), Fixtures.announce().with(Fixtures.swarm(number)), AMPLE)
                    .whenComplete((outcome, bug) -> {
                        if (bug != null || outcome.isLeft()) {
                            failures.add(bug != null ? bug : outcome.getLeft());
                        }
                        answered.countDown();
                        announceNext(next, answered, failures);
                    });
        }
    }

    @Test
    void the_second_peer_sees_the_first_until_it_stops() {
        InfoHash swarm = Fixtures.swarm(ANNOUNCES);
        AnnounceRequest first = AnnounceRequest.of(swarm, Fixtures.CLIENT1, Progress.fresh(3));
        AnnounceRequest second = AnnounceRequest.of(swarm, Fixtures.CLIENT2, Progress.fresh(3));
        PeerEndpoint firstPeer = Fixtures.peer("127.0.0.1", 6881);

        assertThatRight(announce(gateway, tracker.httpUrl(), first.with(AnnounceEvent.STARTED)));
        assertThat(announce(gateway, tracker.httpUrl(), second.with(AnnounceEvent.STARTED))
                        .get()
                        .peers())
                .contains(firstPeer);
        assertThatRight(announce(
                gateway, tracker.httpUrl(), first.with(Progress.complete()).with(AnnounceEvent.COMPLETED)));
        assertThat(scrape(swarm).found().get(swarm)).isEqualTo(Option.some(SwarmStats.of(1, 1, 1)));
        assertThatRight(announce(gateway, tracker.httpUrl(), first.with(AnnounceEvent.STOPPED)));
        assertThat(announce(gateway, tracker.httpUrl(), second).get().peers()).doesNotContain(firstPeer);
    }

    @Test
    void a_scrape_of_many_swarms_brings_each_its_own_counts() {
        Vector<InfoHash> swarms =
                Vector.range(0, gateway.scrapeLimit(tracker.httpUrl())).map(i -> Fixtures.swarm(ANNOUNCES + 10 + i));
        swarms.forEach(swarm -> assertThatRight(
                announce(gateway, tracker.httpUrl(), Fixtures.announce().with(swarm))));

        assertThat(answer(gateway.scrape(tracker.httpUrl(), swarms, AMPLE))
                        .get()
                        .found())
                .isEqualTo(swarms.toMap(swarm -> swarm, swarm -> SwarmStats.of(0, 1, 0)));
    }

    @Test
    void a_swarm_it_does_not_serve_is_refused_in_its_own_words() {
        TrackerError error =
                announce(gateway, tracker.httpUrl(), Fixtures.announce()).getLeft();

        assertThat(error).isInstanceOf(Refused.class);
        assertThat(((Refused) error).reason()).contains("not authorized");
    }

    private ScrapeResponse scrape(InfoHash swarm) {
        return answer(gateway.scrape(tracker.httpUrl(), Vector.of(swarm), AMPLE))
                .get();
    }
}
