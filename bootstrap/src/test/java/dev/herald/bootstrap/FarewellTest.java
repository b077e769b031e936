package dev.herald.bootstrap;

import static dev.herald.testkit.Fixtures.CLIENT1;
import static dev.herald.testkit.Fixtures.swarm;
import static dev.herald.testkit.ScriptedAnswer.silence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.client.CloseReport;
import dev.herald.application.client.TrackerClient;
import dev.herald.application.port.TrackerObserver;
import dev.herald.application.session.SessionObserver;
import dev.herald.application.session.SessionOptions;
import dev.herald.application.session.TrackerStatus;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.InMemoryTrackerGateway;
import io.vavr.collection.List;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand sessions end together, in real time. */
@Timeout(120)
class FarewellTest {

    private static final int SESSIONS = 10_000;
    private static final Duration BUDGET = Duration.ofSeconds(5);
    private static final TrackerUrl TRACKER = TrackerUrl.of("http://tracker/announce");

    private final SystemScheduler time = new SystemScheduler();
    private final InMemoryTrackerGateway trackers = InMemoryTrackerGateway.open(time);
    private final TrackerClient client =
            TrackerClient.of(List.of(trackers), time, new SplittableRandom(1), TrackerObserver.NONE);

    @AfterEach
    void close() {
        client.close();
        time.close();
    }

    private void openAll() throws InterruptedException {
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
            client.open(Torrent.of(swarm(i), TrackerTiers.ofEach(List.of(TRACKER))), options);
        }
        assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void RETRY_11_a_healthy_tracker_hears_of_every_one() throws Exception {
        openAll();
        trackers.at(TRACKER).takes(Duration.ofMillis(20));

        CloseReport report = client.close(BUDGET).get(60, TimeUnit.SECONDS);

        assertThat(report.sessions().delivered()).hasSize(SESSIONS);
        assertThat(report.isComplete()).isTrue();
    }

    @Test
    void RETRY_11_a_dead_one_makes_it_no_later_and_nothing_is_forgotten_in_the_report() throws Exception {
        openAll();
        trackers.at(TRACKER).answers(silence());

        Duration began = time.now();
        CloseReport report = client.close(BUDGET).get(60, TimeUnit.SECONDS);

        // a tenth of a second on a machine that has nothing else to do
        assertThat(time.now().minus(began)).isBetween(BUDGET.minusMillis(1), BUDGET.plusSeconds(2));
        assertThat(report.sessions().undelivered()).hasSize(SESSIONS);
        assertThat(report.sessions().delivered()).isEmpty();
    }
}
