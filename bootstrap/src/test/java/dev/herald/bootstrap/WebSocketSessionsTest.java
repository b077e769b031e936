package dev.herald.bootstrap;

import static dev.herald.testkit.Fixtures.CLIENT1;
import static dev.herald.testkit.Fixtures.swarm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.application.client.CloseReport;
import dev.herald.application.client.TrackerClient;
import dev.herald.application.port.TrackerObserver;
import dev.herald.application.session.SessionObserver;
import dev.herald.application.session.SessionOptions;
import dev.herald.application.session.TrackerStatus;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.embedded.EmbeddedTracker;
import dev.herald.embedded.EmbeddedTrackerOptions;
import dev.herald.testkit.websocket.ScriptedWebSocketTracker;
import dev.herald.testkit.websocket.WebSocketScript;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A thousand sessions over one WebSocket, and how they part. */
class WebSocketSessionsTest {

    private static final int SESSIONS = 1_000;
    private static final Pattern HASH = Pattern.compile("\"info_hash\":(\"(?:[^\"\\\\]|\\\\.)*\")");

    private final SystemScheduler time = new SystemScheduler();
    private final TrackerClient client = TrackerClient.of(
            Transports.of(HeraldSettings.defaults(), Bencode.codec(), time),
            time,
            new SplittableRandom(1),
            TrackerObserver.NONE);

    @AfterEach
    void close() {
        client.close();
        time.close();
    }

    private void openAll(TrackerUrl tracker) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(SESSIONS);
        SessionOptions options = SessionOptions.of(CLIENT1)
                .withProgress(() -> Progress.fresh(1_000))
                .observedBy(Runnable::run, new SessionObserver() {
                    @Override
                    public void answered(TrackerStatus status, AnnounceEvent event, AnnounceResponse response) {
                        started.countDown();
                    }
                });
        for (int i = 0; i < SESSIONS; i++) {
            client.open(Torrent.of(swarm(i), TrackerTiers.ofEach(List.of(tracker))), options);
        }
        assertThat(started.await(50, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @DisplayName(
            "WS-18, WS-19, RETRY-11: a healthy tracker counts every one, and hears stopped of every one before its socket closes")
    void a_healthy_tracker() throws Exception {
        try (EmbeddedTracker tracker = EmbeddedTracker.open(EmbeddedTrackerOptions.defaults(), Bencode.codec(), time)) {
            openAll(tracker.webSocketAnnounceUrl());
            for (int i = 0; i < SESSIONS; i++) {
                assertThat(tracker.swarm(swarm(i)).flatMap(SwarmStats::leechers))
                        .isEqualTo(Option.some(1L));
            }

            CloseReport report = client.close(Duration.ofSeconds(20)).get(40, TimeUnit.SECONDS);

            assertThat(report.isComplete()).isTrue();
            assertThat(report.sessions().delivered()).hasSize(SESSIONS);
            for (int i = 0; i < SESSIONS; i++) {
                assertThat(tracker.swarm(swarm(i)).flatMap(SwarmStats::leechers))
                        .isEqualTo(Option.some(0L));
            }
        }
    }

    @Test
    @DisplayName(
            "WS-19, RETRY-11: one that does not answer stopped makes the end no later than its budget, and its one socket is closed")
    void a_tracker_that_says_nothing_to_the_end() throws Exception {
        WebSocketScript deafToTheEnd = (message, client) -> {
            Matcher hash = HASH.matcher(message);
            if (!message.contains("stopped") && hash.find()) {
                client.text("{\"action\":\"announce\",\"interval\":1800,\"info_hash\":" + hash.group(1) + "}");
            }
        };
        Duration budget = Duration.ofSeconds(2);
        try (ScriptedWebSocketTracker tracker = ScriptedWebSocketTracker.open(deafToTheEnd)) {
            openAll(tracker.url());

            Duration began = time.now();
            CloseReport report = client.close(budget).get(40, TimeUnit.SECONDS);

            assertThat(time.now().minus(began)).isLessThan(budget.plusSeconds(10));
            assertThat(report.sessions().undelivered()).hasSize(SESSIONS);
            assertThat(tracker.connectionsOpened()).isEqualTo(1);
            assertThat(tracker.awaitConnectionsOpen(0, Duration.ofSeconds(20))).isTrue();
        }
    }
}
