package dev.herald.bootstrap;

import static dev.herald.domain.announce.AnnounceEvent.COMPLETED;
import static dev.herald.domain.announce.AnnounceEvent.NONE;
import static dev.herald.domain.announce.AnnounceEvent.STARTED;
import static dev.herald.domain.announce.AnnounceEvent.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.application.client.ScrapeOutcome;
import dev.herald.application.client.TrackerClient;
import dev.herald.application.port.TrackerObserver;
import dev.herald.application.session.SessionObserver;
import dev.herald.application.session.SessionOptions;
import dev.herald.application.session.StopReport;
import dev.herald.application.session.TrackerSession;
import dev.herald.application.session.TrackerStatus;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.session.DueRule;
import dev.herald.domain.session.SessionTiming;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.ScriptedHttpTracker;
import dev.herald.testkit.process.RealTracker;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions against trackers that others wrote, with intervals so short that a life of one fits into a test. */
class RealTrackersSessionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(200);
    /** After a failure there is time for a tracker to come back before it is asked again. */
    private static final Duration BACK_OFF = Duration.ofSeconds(3);

    private static final SessionTiming HASTE =
            new SessionTiming(SHORT, SHORT, Duration.ZERO, SHORT, BACK_OFF, Duration.ofMinutes(15));
    /** ASCII only: over HTTP the npm tracker spoils other bytes when it is scraped. */
    private static final InfoHash SWARM = InfoHash.of("a session's own room".getBytes(StandardCharsets.US_ASCII));

    private final SystemScheduler time = new SystemScheduler();
    private final TrackerClient client = TrackerClient.of(
            Transports.of(HeraldSettings.defaults(), Bencode.codec(), time),
            time,
            new SplittableRandom(1),
            TrackerObserver.NONE,
            HASTE);
    private final BlockingQueue<News> heard = new LinkedBlockingQueue<>();
    private volatile Progress progress = Progress.fresh(1_000);

    @TempDir
    Path folder;

    /** What an announce came to. */
    private record News(AnnounceEvent event, Option<TrackerError> error, TrackerStatus status) {}

    @AfterEach
    void close() {
        client.close();
        time.close();
    }

    private TrackerSession open(TrackerUrl tracker) {
        SessionOptions options = SessionOptions.of(ClientIdentity.random(6881, new SplittableRandom(2)))
                .withProgress(() -> progress)
                .observedBy(Runnable::run, new SessionObserver() {
                    @Override
                    public void answered(TrackerStatus status, AnnounceEvent event, AnnounceResponse response) {
                        heard.add(new News(event, Option.none(), status));
                    }

                    @Override
                    public void failed(TrackerStatus status, AnnounceEvent event, TrackerError error) {
                        heard.add(new News(event, Option.some(error), status));
                    }
                });
        return client.open(Torrent.of(SWARM, TrackerTiers.of(Tier.of(tracker))), options);
    }

    private News next() throws InterruptedException {
        News news = heard.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(news).as("news within " + PATIENCE).isNotNull();
        return news;
    }

    private void hear(AnnounceEvent event) throws InterruptedException {
        News news = next();
        assertThat(news.error()).isEmpty();
        assertThat(news.event()).isEqualTo(event);
    }

    /** Skips the regular ones that came in between. */
    private void hearAtLast(AnnounceEvent event) throws InterruptedException {
        News news = next();
        while (news.event() == NONE) {
            assertThat(news.error()).isEmpty();
            news = next();
        }
        assertThat(news.error()).isEmpty();
        assertThat(news.event()).isEqualTo(event);
    }

    private SwarmStats seenBy(TrackerUrl tracker) throws InterruptedException {
        return client.blocking()
                .scrape(tracker, Vector.of(SWARM), PATIENCE)
                .get()
                .get(SWARM)
                .map(ScrapeOutcome::answer)
                .get()
                .get()
                .getOrElse(SwarmStats.unknown());
    }

    private RealTracker opentracker() throws IOException {
        return RealTracker.opentracker(folder, Vector.of(SWARM));
    }

    private void live(TrackerUrl tracker) throws Exception {
        TrackerSession session = open(tracker);

        hear(STARTED);
        assertThat(seenBy(tracker).leechers()).contains(1L);
        hear(NONE);
        hear(NONE);

        progress = Progress.complete();
        session.completed();
        hearAtLast(COMPLETED);
        SwarmStats complete = seenBy(tracker);
        assertThat(complete.seeders()).contains(1L);
        assertThat(complete.completed()).contains(1L);

        StopReport report = session.stop(PATIENCE).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(report.undelivered()).isEmpty();
        assertThat(report.delivered()).extracting(word -> word.event()).containsExactly(STOPPED);
        hearAtLast(STOPPED);
        assertThat(seenBy(tracker).seeders().getOrElse(0L)).isZero();
    }

    @Test
    void TIER_8_HTTP_A8_opentracker_sees_a_session_come_stay_finish_and_go() throws Exception {
        try (RealTracker tracker = opentracker()) {
            live(tracker.httpUrl());
        }
    }

    @Test
    void TIER_8_HTTP_A8_opentracker_sees_it_over_udp_too() throws Exception {
        try (RealTracker tracker = opentracker()) {
            live(tracker.udpUrl());
        }
    }

    @Test
    void TIER_8_HTTP_A8_bittorrent_tracker_sees_a_session_come_stay_finish_and_go() throws Exception {
        try (RealTracker tracker = RealTracker.bittorrentTracker(folder)) {
            live(tracker.httpUrl());
        }
    }

    @Test
    void TIER_8_HTTP_A8_bittorrent_tracker_sees_it_over_udp_too() throws Exception {
        try (RealTracker tracker = RealTracker.bittorrentTracker(folder)) {
            live(tracker.udpUrl());
        }
    }

    @Test
    void TIER_8_WS_19_bittorrent_tracker_sees_it_over_websocket_too() throws Exception {
        try (RealTracker tracker = RealTracker.bittorrentTracker(folder)) {
            live(tracker.webSocketUrl());
        }
    }

    @Test
    void RETRY_6_a_session_outlives_its_tracker_and_says_what_happened() throws Exception {
        RealTracker first = RealTracker.bittorrentTracker(folder);
        TrackerUrl url = first.httpUrl();
        TrackerSession session = open(url);
        hear(STARTED);

        first.close();
        News failure = next();
        while (failure.error().isEmpty()) {
            failure = next();
        }
        assertThat(failure.error().get().kind()).isEqualTo(ErrorKind.UNREACHABLE);
        assertThat(failure.status().failures()).isEqualTo(1);
        assertThat(failure.status().rule()).isEqualTo(DueRule.BACK_OFF);
        assertThat(failure.status().error().get().message()).contains("failed while");
        assertThat(session.status().trackers().head().isStarted())
                .as("nobody said that we are forgotten")
                .isTrue();

        try (RealTracker second = RealTracker.bittorrentTracker(folder, first.port())) {
            News back = next();
            while (back.error().isDefined()) {
                back = next();
            }
            assertThat(back.status().failures()).isZero();
            assertThat(back.status().error()).isEmpty();
            assertThat(seenBy(second.httpUrl()).leechers()).contains(1L);
        }
    }

    @Test
    void HTTP_A8_a_tracker_that_does_not_know_us_any_more_hears_started_again() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(request -> asked.incrementAndGet() == 2
                ? HttpReply.ok("d14:failure reason12:who are you?e")
                : HttpReply.ok("d8:intervali1800e5:peers0:e"))) {
            TrackerSession session = open(tracker.url());
            hear(STARTED);
            News refusal = next();
            assertThat(refusal.error().get().message()).isEqualTo("the tracker refused: who are you?");
            assertThat(refusal.status().isStarted()).isFalse();
            hear(STARTED);
            hear(NONE);

            assertThat(session.status().trackers().head().isStarted()).isTrue();
            assertThat(Vector.ofAll(tracker.requests()).map(request -> request.parameter("event")))
                    .startsWith(Optional.of("started"), Optional.empty(), Optional.of("started"), Optional.empty());
        }
    }
}
