package dev.herald.adapter.websocket;

import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.OffersWanted;
import dev.herald.application.port.PeerAnswer;
import dev.herald.application.port.PeerOffer;
import dev.herald.application.port.PeerSignalling;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.NetworkScope;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.process.RealTracker;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Webtorrent's own tracker, in a process of its own. */
@Timeout(120)
class RealTrackersTest {

    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final InfoHash SWARM = InfoHash.ofHex("00ff80c3a9227f5c0a0d41424344e2809d1f2030");

    @TempDir
    private Path folder;

    private final TestScheduler time = new TestScheduler();
    private final List<WebSocketTrackerAdapter> gateways = new ArrayList<>();
    private RealTracker tracker;
    private TrackerUrl url;

    @BeforeEach
    void start() throws Exception {
        tracker = RealTracker.bittorrentTracker(folder);
        url = tracker.webSocketUrl();
    }

    @AfterEach
    void stop() {
        gateways.forEach(WebSocketTrackerAdapter::close);
        if (tracker != null) {
            tracker.close();
        }
        time.close();
    }

    private WebSocketTrackerAdapter gateway(PeerSignalling signalling) {
        return gateway(signalling, options -> options);
    }

    private WebSocketTrackerAdapter gateway(PeerSignalling signalling, UnaryOperator<WebSocketOptions> how) {
        WebSocketTrackerAdapter gateway = WebSocketTrackerAdapter.open(
                how.apply(WebSocketOptions.of(time, new Random(5)).withSignalling(signalling)));
        gateways.add(gateway);
        return gateway;
    }

    private AnnounceResponse announce(
            WebSocketTrackerAdapter gateway, ClientIdentity client, Progress progress, AnnounceEvent event)
            throws Exception {
        AnnounceRequest request = AnnounceRequest.of(SWARM, client, progress).with(event);
        return assertThatRight(gateway.announce(url, request, AMPLE).get(40, TimeUnit.SECONDS))
                .actual();
    }

    private SwarmStats scrape(WebSocketTrackerAdapter gateway) throws Exception {
        return assertThatRight(gateway.scrape(url, Vector.of(SWARM), AMPLE).get(40, TimeUnit.SECONDS))
                .actual()
                .found()
                .get(SWARM)
                .get();
    }

    /** Asks until the counts are so: a tracker hears of closed sockets in its own time. It takes seeders for completed ones. */
    private void awaitCounts(WebSocketTrackerAdapter gateway, long seeders, long leechers) throws Exception {
        SwarmStats expected = SwarmStats.of(seeders, leechers, seeders);
        for (int attempt = 0; attempt < 200 && !scrape(gateway).equals(expected); attempt++) {
            CompletableFuture<Void> moment = new CompletableFuture<>();
            time.schedule(Duration.ofMillis(25), () -> moment.complete(null));
            moment.get(5, TimeUnit.SECONDS);
        }
        assertThat(scrape(gateway)).isEqualTo(expected);
    }

    @Test
    @DisplayName("WS-10, WS-15, WS-19: counts after start, complete, stop, and a socket that is gone")
    void counts() throws Exception {
        WebSocketTrackerAdapter first = gateway(PeerSignalling.NONE);
        WebSocketTrackerAdapter second = gateway(PeerSignalling.NONE);

        AnnounceResponse started = announce(first, Fixtures.CLIENT1, Progress.fresh(3), AnnounceEvent.STARTED);
        assertThat(started.stats())
                .isEqualTo(SwarmStats.unknown().withSeeders(0).withLeechers(1));
        assertThat(started.intervals().interval()).isEqualTo(Duration.ofMinutes(6));

        announce(second, Fixtures.CLIENT2, Progress.complete(), AnnounceEvent.STARTED);
        awaitCounts(first, 1, 1);

        announce(first, Fixtures.CLIENT1, Progress.complete(), AnnounceEvent.COMPLETED);
        assertThat(scrape(first).seeders()).contains(2L);
        assertThat(scrape(first).leechers()).contains(0L);

        announce(first, Fixtures.CLIENT1, Progress.complete(), AnnounceEvent.STOPPED);
        assertThat(scrape(second).seeders()).contains(1L);

        second.close();
        awaitCounts(first, 0, 0);
    }

    @Test
    @DisplayName("WS-19: what the tracker itself counts after start, complete, stop, and connections closed and killed")
    void as_the_tracker_counts() throws Exception {
        WebSocketTrackerAdapter first = gateway(PeerSignalling.NONE);
        WebSocketTrackerAdapter second = gateway(PeerSignalling.NONE);

        announce(first, Fixtures.CLIENT1, Progress.fresh(3), AnnounceEvent.STARTED);
        assertThat(counted(0, 1)).isEqualTo(new TrackerCounts(1, 0, 1));
        announce(second, Fixtures.CLIENT2, Progress.complete(), AnnounceEvent.STARTED);
        assertThat(counted(1, 1)).isEqualTo(new TrackerCounts(1, 1, 1));
        announce(first, Fixtures.CLIENT1, Progress.complete(), AnnounceEvent.COMPLETED);
        assertThat(counted(2, 0)).isEqualTo(new TrackerCounts(1, 2, 0));
        announce(first, Fixtures.CLIENT1, Progress.complete(), AnnounceEvent.STOPPED);
        assertThat(counted(1, 0)).isEqualTo(new TrackerCounts(1, 1, 0));
        second.close();
        assertThat(counted(0, 0)).isEqualTo(new TrackerCounts(0, 0, 0));

        try (LoopbackProxy wire = new LoopbackProxy(tracker.port())) {
            String proxy = "socks5://127.0.0.1:" + wire.port();
            NetworkScope scope = NetworkScope.anywhere().withProxy(proxy);
            WebSocketTrackerAdapter third = gateway(PeerSignalling.NONE, options -> options.withNetwork(scope));
            announce(third, Fixtures.CLIENT1, Progress.fresh(3), AnnounceEvent.STARTED);
            assertThat(counted(0, 1)).isEqualTo(new TrackerCounts(1, 0, 1));
            wire.cut();
            assertThat(counted(0, 0)).isEqualTo(new TrackerCounts(0, 0, 0));
        }
    }

    private TrackerCounts counted(int seeders, int leechers) throws Exception {
        return TrackerCounts.await(
                tracker.httpUrl(), time, AMPLE, counts -> counts.seeders() == seeders && counts.leechers() == leechers);
    }

    @Test
    @DisplayName("WS-7, WS-11, WS-12: two clients of ours exchange an offer and its answer")
    void two_of_ours() throws Exception {
        Caller first = new Caller("first");
        Caller second = new Caller("second");
        announce(gateway(first), Fixtures.CLIENT1, Progress.complete(), AnnounceEvent.STARTED);
        announce(gateway(second), Fixtures.CLIENT2, Progress.fresh(3), AnnounceEvent.STARTED);

        PeerOffer offer = first.offers.poll(30, TimeUnit.SECONDS);
        assertThat(offer.sdp()).startsWith("offer of second");
        assertThat(offer.peer()).isEqualTo(Fixtures.PID2);
        PeerAnswer answer = second.answers.poll(30, TimeUnit.SECONDS);
        assertThat(answer.sdp()).isEqualTo("answer of first");
        assertThat(answer.offer()).isEqualTo(offer.sdp());
        assertThat(answer.peer()).isEqualTo(Fixtures.PID1);
        assertThat(answer.swarm()).isEqualTo(SWARM);
    }

    @Test
    @DisplayName("WS-2: a JavaScript peer and ours meet, each with the other's offer")
    void a_browser_and_ours() throws Exception {
        Caller ours = new Caller("ours");
        WebSocketTrackerAdapter gateway = gateway(ours);
        announce(gateway, Fixtures.CLIENT1, Progress.fresh(3), AnnounceEvent.STARTED);

        try (JavaScriptPeer browser = new JavaScriptPeer(folder, "browser.js", url, SWARM, "-JS0001-abcdefghijkl")) {
            PeerOffer offer = ours.offers.poll(30, TimeUnit.SECONDS);
            assertThat(offer.sdp()).isEqualTo("offer of the browser");
            browser.await("{\"heard\":\"answer\",\"sdp\":\"answer of ours\"}");

            announce(gateway, Fixtures.CLIENT1, Progress.fresh(2), AnnounceEvent.NONE);
            PeerAnswer answer = ours.answers.poll(30, TimeUnit.SECONDS);
            assertThat(answer.sdp()).isEqualTo("answer of the browser");
            assertThat(answer.offer()).startsWith("offer of ours");
        }
    }

    @Test
    @DisplayName("WS-7, WS-11, WS-12: webtorrent's own client and ours meet, each with the other's offer")
    void webtorrents_own_client_and_ours() throws Exception {
        Caller ours = new Caller("ours");
        WebSocketTrackerAdapter gateway = gateway(ours);
        announce(gateway, Fixtures.CLIENT1, Progress.fresh(3), AnnounceEvent.STARTED);

        try (JavaScriptPeer theirs = new JavaScriptPeer(folder, "webtorrent.mjs", url, SWARM, Fixtures.PID2.hex())) {
            PeerOffer offer = ours.offers.poll(30, TimeUnit.SECONDS);
            assertThat(offer.sdp()).isEqualTo("offer of webtorrent");
            assertThat(offer.peer()).isEqualTo(Fixtures.PID2);
            theirs.await(heard("answer", "answer of ours"));

            announce(gateway, Fixtures.CLIENT1, Progress.fresh(2), AnnounceEvent.NONE);
            theirs.await(heard("offer", ours.supplied.poll(30, TimeUnit.SECONDS)));
            PeerAnswer answer = ours.answers.poll(30, TimeUnit.SECONDS);
            assertThat(answer.sdp()).isEqualTo("answer of webtorrent");
            assertThat(answer.peer()).isEqualTo(Fixtures.PID2);
        }
    }

    /** As the other side tells it. */
    private static String heard(String type, String sdp) {
        return "{\"heard\":\"" + type + "\",\"sdp\":\"" + sdp + "\",\"from\":\"" + Fixtures.PID1.hex() + "\"}";
    }

    /** Supplies offers, answers every one, and remembers what came. */
    private static final class Caller implements PeerSignalling {
        private final String name;
        private final BlockingQueue<String> supplied = new LinkedBlockingQueue<>();
        private final BlockingQueue<PeerOffer> offers = new LinkedBlockingQueue<>();
        private final BlockingQueue<PeerAnswer> answers = new LinkedBlockingQueue<>();

        Caller(String name) {
            this.name = name;
        }

        @Override
        public void offersWanted(OffersWanted wanted, Consumer<Seq<String>> supply) {
            Seq<String> mine = Vector.range(0, wanted.count()).map(number -> "offer of " + name + " " + number);
            supplied.addAll(mine.asJava());
            supply.accept(mine);
        }

        @Override
        public void offered(PeerOffer offer, Consumer<String> reply) {
            offers.add(offer);
            reply.accept("answer of " + name);
        }

        @Override
        public void answered(PeerAnswer answer) {
            answers.add(answer);
        }
    }
}
