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
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.process.RealTracker;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
        WebSocketTrackerAdapter gateway = WebSocketTrackerAdapter.open(
                WebSocketOptions.of(time, new SoonBack()).withSignalling(signalling));
        gateways.add(gateway);
        return gateway;
    }

    /** Chance that never makes a reconnect wait longer than it must (WS-21). */
    private static final class SoonBack extends Random {
        private static final long serialVersionUID = 1;

        @Override
        public double nextDouble() {
            return 0;
        }
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

    /** Asks until the counts are so: a tracker hears of closed sockets in its own time. */
    private void awaitCounts(WebSocketTrackerAdapter gateway, SwarmStats expected) throws Exception {
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
        awaitCounts(
                first,
                SwarmStats.of(1, 1, 0).withCompleted(scrape(first).completed().get()));

        announce(first, Fixtures.CLIENT1, Progress.complete(), AnnounceEvent.COMPLETED);
        assertThat(scrape(first).seeders()).contains(2L);
        assertThat(scrape(first).leechers()).contains(0L);

        announce(first, Fixtures.CLIENT1, Progress.complete(), AnnounceEvent.STOPPED);
        assertThat(scrape(second).seeders()).contains(1L);

        second.close();
        awaitCounts(first, scrape(first).withSeeders(0));
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

        try (Browser browser = new Browser(folder, url)) {
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
    @DisplayName("WS-21: after a restart of the tracker the swarm is announced again")
    void a_restart() throws Exception {
        WebSocketTrackerAdapter gateway = gateway(PeerSignalling.NONE);
        WebSocketTrackerAdapter watcher = gateway(PeerSignalling.NONE);
        announce(gateway, Fixtures.CLIENT1, Progress.fresh(3), AnnounceEvent.STARTED);
        int port = tracker.port();
        tracker.close();
        tracker = RealTracker.bittorrentTracker(folder, port);

        for (int attempt = 0; attempt < 60 && leechers(watcher) == 0; attempt++) {
            CompletableFuture<Void> moment = new CompletableFuture<>();
            time.schedule(Duration.ofMillis(500), () -> moment.complete(null));
            moment.get(5, TimeUnit.SECONDS);
        }
        assertThat(leechers(watcher)).isEqualTo(1);
    }

    private long leechers(WebSocketTrackerAdapter watcher) throws Exception {
        return watcher.scrape(url, Vector.of(SWARM), AMPLE)
                .get(40, TimeUnit.SECONDS)
                .map(response -> response.found()
                        .get(SWARM)
                        .flatMap(SwarmStats::leechers)
                        .getOrElse(0L))
                .getOrElse(0L);
    }

    /** Supplies offers, answers every one, and remembers what came. */
    private static final class Caller implements PeerSignalling {
        private final String name;
        private final BlockingQueue<PeerOffer> offers = new LinkedBlockingQueue<>();
        private final BlockingQueue<PeerAnswer> answers = new LinkedBlockingQueue<>();

        Caller(String name) {
            this.name = name;
        }

        @Override
        public void offersWanted(OffersWanted wanted, Consumer<Seq<String>> supply) {
            supply.accept(Vector.range(0, wanted.count()).map(number -> "offer of " + name + " " + number));
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

    /** A peer written in JavaScript, in a process of its own. */
    private static final class Browser implements AutoCloseable {
        private final Process process;
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        Browser(Path folder, TrackerUrl url) throws Exception {
            Path script = folder.resolve("browser.js");
            try (InputStream source = RealTrackersTest.class.getResourceAsStream("browser.js")) {
                Files.copy(source, script);
            }
            String modules = System.getenv(RealTracker.NPM_HOME) + "/node_modules";
            process = new ProcessBuilder(
                            "node", script.toString(), modules, url.reveal(), SWARM.hex(), "-JS0001-abcdefghijkl")
                    .redirectErrorStream(true)
                    .start();
            Thread reader = new Thread(this::read, "browser");
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .forEach(heard::add);
        }

        void await(String line) throws InterruptedException {
            List<String> others = new ArrayList<>();
            for (String next = heard.poll(30, TimeUnit.SECONDS);
                    next != null;
                    next = heard.poll(30, TimeUnit.SECONDS)) {
                if (next.equals(line)) {
                    return;
                }
                others.add(next);
            }
            assertThat(others).contains(line);
        }

        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException interrupted) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
