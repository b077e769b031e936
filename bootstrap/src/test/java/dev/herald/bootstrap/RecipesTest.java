package dev.herald.bootstrap;

import static dev.herald.testkit.ScriptedAnswer.announced;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.application.client.AnnounceOptions;
import dev.herald.application.client.AnnounceOutcome;
import dev.herald.application.client.TrackerClient;
import dev.herald.application.port.TrackerObserver;
import dev.herald.application.port.trace.Inquiry;
import dev.herald.application.port.trace.Trace;
import dev.herald.application.port.trace.TraceStep;
import dev.herald.application.port.trace.Tracer;
import dev.herald.application.session.SessionObserver;
import dev.herald.application.session.SessionOptions;
import dev.herald.application.session.StopReport;
import dev.herald.application.session.TrackerSession;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.peer.PeerFilter;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.peer.SiftedPeers;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.embedded.EmbeddedTracker;
import dev.herald.embedded.EmbeddedTrackerOptions;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.InMemoryTrackerGateway;
import dev.herald.testkit.TrackerScript;
import dev.herald.testkit.VirtualTime;
import dev.herald.testkit.udp.Impairment;
import dev.herald.testkit.udp.ScriptedUdpTracker;
import dev.herald.testkit.udp.Spoofs;
import dev.herald.testkit.udp.UdpTrackerScript;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README and the recipes show, compiled and run against the embedded tracker. */
class RecipesTest {

    private static final Path HERE = Path.of("src/test/java/dev/herald/bootstrap/RecipesTest.java");

    private SystemScheduler time;
    private EmbeddedTracker tracker;

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        time = new SystemScheduler();
        tracker = EmbeddedTracker.open(EmbeddedTrackerOptions.defaults(), Bencode.codec(), time);
    }

    @AfterEach
    void close() {
        tracker.close();
        time.close();
    }

    @Test
    void announces_a_torrent_and_prints_its_peers() throws Exception {
        Path file = torrentFile();
        // spotless:off
        try (Herald herald = Herald.open()) {
            Torrent torrent = herald.metainfo().read(Files.readAllBytes(file)).get();
            AnnounceOptions options = AnnounceOptions.started(ClientIdentity.random(6881, new SecureRandom()));
            herald.client().blocking().announce(torrent, options)
                    .peek(report -> report.peers().forEach(System.out::println))
                    .peekLeft(error -> System.err.println(error.message()));
        }
        // spotless:on
        assertThat(tracker.swarm(Fixtures.IH2)).contains(SwarmStats.of(0, 1, 0));
    }

    @Test
    void announces_over_udp_on_a_bad_line() {
        // spotless:off
        UdpTrackerScript script = UdpTrackerScript.following(TrackerScript.always(announced(Fixtures.response())));
        Impairment badLine = Impairment.none().losing(0.1, 0.1).doubling(0.2);
        try (ScriptedUdpTracker tracker = ScriptedUdpTracker.open(script.over(badLine).spoofedBy(Spoofs::oneOfEach));
                Herald herald = Herald.open()) {
            AnnounceOutcome outcome = herald.client()
                    .announce(tracker.url(), Fixtures.announce(), Duration.ofSeconds(30))
                    .join();
            assertThat(outcome.isAccepted()).isTrue();
        }
        // spotless:on
    }

    @Test
    void keeps_a_torrent_announced() throws Exception {
        ClientIdentity identity = Fixtures.CLIENT1;
        AtomicReference<Progress> progress = new AtomicReference<>(Progress.fresh(3));
        Executor executor = Runnable::run;
        BlockingQueue<PeerEndpoint> found = new LinkedBlockingQueue<>();
        Torrent torrent = Torrent.of(Fixtures.IH1, TrackerTiers.of(Tier.of(tracker.announceUrl())));
        try (Herald herald = Herald.open()) {
            herald.client()
                    .announce(tracker.announceUrl(), Fixtures.announceBy(Fixtures.CLIENT2), Duration.ofSeconds(20))
                    .join();
            // spotless:off
            TrackerSession session = herald.client().open(torrent, SessionOptions.of(identity)
                    .withProgress(() -> progress.get())
                    .observedBy(executor, new SessionObserver() {
                        @Override
                        public void peers(TrackerUrl tracker, InfoHash swarm, PeerList peers) {
                            peers.toSeq().forEach(found::add);
                        }
                    }));
            // spotless:on
            assertThat(found.poll(20, TimeUnit.SECONDS)).isNotNull();
            // spotless:off
            session.status().trackers().forEach(tracker -> System.out.println(tracker.tracker() + " " + tracker.place()
                    + tracker.next().map(next -> ", next in " + next.toSeconds() + " s: " + tracker.rule()).getOrElse("")
                    + tracker.error().map(error -> ", " + error.message()).getOrElse("")));
            StopReport report = session.stop(Duration.ofSeconds(5)).join();
            report.undelivered().forEach(word -> System.err.println(word.tracker() + " was not told " + word.event()));
            // spotless:on
            assertThat(report.delivered()).hasSize(1);
        }
        assertThat(tracker.swarm(Fixtures.IH1)).contains(SwarmStats.of(0, 1, 0));
    }

    @Test
    void drops_peers_that_are_not_worth_a_connection() throws InterruptedException {
        Torrent torrent = Torrent.of(Fixtures.IH1, TrackerTiers.of(Tier.of(tracker.announceUrl())));
        AnnounceOptions options = AnnounceOptions.started(Fixtures.CLIENT1);
        PeerEndpoint ourselves = Fixtures.peer("127.0.0.1", Fixtures.CLIENT1.port());
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        try (Herald herald = Herald.open()) {
            herald.client()
                    .announce(tracker.announceUrl(), Fixtures.announceBy(Fixtures.CLIENT2), Duration.ofSeconds(20))
                    .join();
            // spotless:off
            PeerFilter filter = PeerFilter.usual().without(ourselves);
            herald.client().blocking().announce(torrent, options).peek(report -> {
                SiftedPeers peers = report.peers(filter);
                peers.kept().forEach(peer -> lines.add("connect to " + peer));
                peers.dropped().forEach(gone -> lines.add("leave out " + gone.peer() + ": " + gone.reason()));
            });
            // spotless:on
        }
        assertThat(lines).contains("leave out 127.0.0.1:" + Fixtures.CLIENT2.port() + ": MARTIAN");
    }

    @Test
    void leaves_politely() {
        try (Herald herald = Herald.open()) {
            AnnounceOutcome accepted = herald.client()
                    .announce(tracker.announceUrl(), Fixtures.announce(), Duration.ofSeconds(20))
                    .join();
            assertThat(tracker.swarm(Fixtures.IH1)).contains(SwarmStats.of(0, 1, 0));
            // spotless:off
            AnnounceRequest stopped = accepted.request().with(AnnounceEvent.STOPPED);
            herald.client().announce(accepted.tracker(), stopped, Duration.ofSeconds(5)).join();
            // spotless:on
        }
        assertThat(tracker.swarm(Fixtures.IH1).map(SwarmStats::leechers).filter(leechers -> !leechers.contains(0L)))
                .isEmpty();
    }

    @Test
    void asks_a_tracker_about_many_swarms() {
        TrackerUrl tracker = this.tracker.announceUrl();
        List<InfoHash> swarms = List.of(Fixtures.IH1, Fixtures.IH2);
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        try (Herald herald = Herald.open()) {
            herald.client()
                    .announce(tracker, Fixtures.announce(), Duration.ofSeconds(20))
                    .join();
            // spotless:off
            herald.client()
                    .scrape(tracker, swarms, Duration.ofSeconds(30), outcome -> outcome.answer()
                            .peek(known -> lines.add(outcome.swarm() + " " + known.map(SwarmStats::toString).getOrElse("unknown")))
                            .peekLeft(error -> lines.add(outcome.swarm() + " " + error.message())))
                    .join();
            // spotless:on
        }
        assertThat(lines)
                .hasSize(2)
                .anyMatch(line -> line.contains("leechers=1"))
                .anyMatch(line -> line.contains("unknown"));
    }

    @Test
    void does_something_about_an_error() {
        TrackerError error = TrackerError.Refused.of("unregistered torrent", RetryAdvice.UNSTATED);
        // spotless:off
        String remedy = switch (error.kind()) {
            case REFUSED -> "read what the tracker says: " + error.message();
            case UNREACHABLE, TIMED_OUT -> "try again later";
            case MALFORMED -> "this is not a tracker's answer: check the URL";
            case UNSUPPORTED, BLOCKED -> "leave it alone";
            case TOO_SOON -> "wait";
            case EXHAUSTED -> "look at each of the attempts";
        };
        // spotless:on
        assertThat(remedy).contains("unregistered torrent");
    }

    @Test
    void follows_a_question_step_by_step() throws Exception {
        Torrent torrent = Torrent.of(Fixtures.IH1, TrackerTiers.of(Tier.of(tracker.announceUrl())));
        AnnounceOptions options = AnnounceOptions.started(ClientIdentity.random(6881, new SecureRandom()));
        // spotless:off
        Map<Inquiry, Trace> traces = new ConcurrentHashMap<>();
        Tracer tracer = inquiry -> {
            Trace trace = Trace.kept(System::nanoTime);
            traces.put(inquiry, trace);
            return trace;
        };
        try (Herald herald = Herald.open(HeraldSettings.defaults().tracedBy(tracer))) {
            herald.client().blocking().announce(torrent, options);
            traces.forEach((inquiry, trace) -> trace.moments()
                    .forEach(moment -> System.out.println(moment.at().toMillis() + " ms " + moment.step())));
        }
        // spotless:on
        assertThat(traces.values())
                .singleElement()
                .satisfies(trace -> assertThat(trace.moments().last().step()).isInstanceOf(TraceStep.Ended.class));
    }

    @Test
    void tests_a_client_without_a_network() {
        // spotless:off
        VirtualTime time = new VirtualTime();
        InMemoryTrackerGateway trackers = InMemoryTrackerGateway.open(time);
        TrackerUrl slow = TrackerUrl.of("http://slow.example/announce");
        trackers.at(slow).takes(Duration.ofSeconds(10));

        TrackerClient client = TrackerClient.of(Vector.of(trackers), time, new SplittableRandom(1), TrackerObserver.NONE);
        var announce = client.announce(slow, Fixtures.announce(), Duration.ofSeconds(30));

        time.advanceBy(Duration.ofSeconds(10));
        assertThat(announce.join().elapsed()).isEqualTo(Duration.ofSeconds(10));
        // spotless:on
    }

    @ParameterizedTest
    @ValueSource(strings = {"../README.md", "../docs/recipes.md", "../docs/udp.md", "../docs/explain.md"})
    void every_piece_of_java_that_is_shown_stands_here(String page) throws IOException {
        String here = withoutIndentation(Files.readString(HERE));
        List<String> shown = Pattern.compile("(?s)```java\n(.*?)```")
                .matcher(Files.readString(Path.of(page)))
                .results()
                .map(piece -> withoutIndentation(piece.group(1)))
                .toList();

        assertThat(shown).isNotEmpty().allSatisfy(piece -> assertThat(here).contains(piece));
    }

    private static String withoutIndentation(String code) {
        return code.replaceAll("(?m)^ +", "");
    }

    private Path torrentFile() throws IOException {
        String url = tracker.announceUrl().reveal();
        String info = new String(Fixtures.torrentFile(), StandardCharsets.ISO_8859_1);
        String file = "d8:announce" + url.length() + ":" + url + info.substring(info.indexOf("4:info"));
        return Files.write(folder.resolve("x.torrent"), file.getBytes(StandardCharsets.ISO_8859_1));
    }
}
