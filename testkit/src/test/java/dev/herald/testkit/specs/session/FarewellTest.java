package dev.herald.testkit.specs.session;

import static dev.herald.testkit.Fixtures.swarm;
import static dev.herald.testkit.ScriptedAnswer.failed;
import static dev.herald.testkit.ScriptedAnswer.refused;
import static dev.herald.testkit.ScriptedAnswer.silence;
import static dev.herald.testkit.specs.session.Lives.B1;
import static dev.herald.testkit.specs.session.Lives.OPTIONS;
import static dev.herald.testkit.specs.session.Lives.T1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.client.CloseReport;
import dev.herald.application.session.LastWord;
import dev.herald.application.session.SessionOptions;
import dev.herald.application.session.TrackerSession;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.TimedOut;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.domain.session.Session;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.TierPolicy;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.InMemoryTrackerGateway.AskedAnnounce;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How all sessions end together, when their client does. */
class FarewellTest {

    private static final Duration BUDGET = Duration.ofSeconds(5);
    private static final Duration ROUND_TRIP = Duration.ofMillis(100);
    private static final SessionOptions SEED = OPTIONS.withProgress(Progress::complete);

    private final Lives lives = new Lives();

    private TrackerSession open(int number, boolean isPrivate, SessionOptions options, TrackerUrl... trackers) {
        Torrent torrent = Torrent.of(swarm(number), TrackerTiers.ofEach(List.of(trackers)));
        return lives.client.open(
                new Torrent(torrent.name(), torrent.swarms(), torrent.tiers(), torrent.size(), isPrivate), options);
    }

    private void openMany(int number, TrackerUrl tracker) {
        for (int i = 0; i < number; i++) {
            open(i, false, SEED, tracker);
        }
        lives.pass(Duration.ofMinutes(12));
        lives.told();
    }

    private void takes(TrackerUrl tracker, Duration time) {
        lives.trackers.at(tracker).takes(time);
    }

    private CompletableFuture<CloseReport> close() {
        CompletableFuture<CloseReport> closed = lives.client.close(BUDGET);
        lives.time.runDue();
        return closed;
    }

    private Seq<AskedAnnounce> stops() {
        return lives.trackers.announces().filter(asked -> asked.request().event() == AnnounceEvent.STOPPED);
    }

    private static Seq<LastWord> undelivered(CloseReport report) {
        return report.sessions().undelivered();
    }

    private static Stage stageOf(LastWord word) {
        return ((TimedOut) word.because().get()).stage();
    }

    @Test
    void RETRY_11_ten_thousand_sessions_tell_a_healthy_tracker_within_five_seconds() {
        takes(T1, ROUND_TRIP);
        openMany(10_000, T1);

        CompletableFuture<CloseReport> closed = close();
        lives.pass(BUDGET);

        assertThat(closed).isCompleted();
        assertThat(closed.join().isComplete()).isTrue();
        assertThat(closed.join().sessions().delivered()).hasSize(10_000);
        assertThat(stops().map(asked -> asked.request().swarm()).distinct()).hasSize(10_000);
        assertThat(lives.time.waiting()).isZero();
    }

    @Test
    void RETRY_11_a_dead_tracker_makes_the_end_no_later_and_the_report_says_what_it_was_not_told() {
        openMany(10_000, T1);
        lives.trackers.at(T1).answers(silence());

        CompletableFuture<CloseReport> closed = close();
        lives.pass(BUDGET.minusMillis(1));
        assertThat(closed).isNotDone();
        lives.pass(Duration.ofMillis(1));

        Seq<LastWord> words = undelivered(closed.join());
        assertThat(words).hasSize(10_000).allMatch(word -> word.event() == AnnounceEvent.STOPPED);
        assertThat(words.map(LastWord::swarm).distinct()).hasSize(10_000);
        assertThat(closed.join().sessions().delivered()).isEmpty();
        assertThat(words.filter(word -> stageOf(word) == Stage.RECEIVE)
                        .map(LastWord::swarm)
                        .toSet())
                .as("those that left, and nobody else")
                .isEqualTo(stops().map(asked -> asked.request().swarm()).toSet());
        assertThat(lives.time.waiting()).isZero();
    }

    @Test
    void a_tracker_that_is_known_to_be_dead_is_not_waited_for() {
        openMany(100, T1);
        lives.trackers.at(T1).answers(silence());
        lives.pass(Duration.ofMinutes(31));

        CompletableFuture<CloseReport> closed = close();

        assertThat(closed).isCompleted();
        assertThat(undelivered(closed.join()).map(word -> word.because().get().kind()))
                .containsOnly(ErrorKind.TIMED_OUT);
    }

    @Test
    void a_host_that_refuses_connections_ends_it_at_once() {
        openMany(1_000, T1);
        TrackerError gone = new Unreachable(Stage.CONNECT, "connection refused");
        lives.trackers.at(T1).answers(failed(gone));

        CompletableFuture<CloseReport> closed = close();

        assertThat(undelivered(closed.join()))
                .hasSize(1_000)
                .allMatch(word -> word.because().contains(gone));
    }

    @Test
    void those_with_news_go_first_and_of_them_the_private_ones() {
        Progress[] moved = {Progress.complete()};
        SessionOptions busy = OPTIONS.withProgress(() -> moved[0]);
        open(1, false, SEED, T1);
        open(2, true, SEED, T1);
        open(3, false, busy, T1);
        open(4, true, busy, T1);
        lives.pass(Duration.ofMinutes(1));
        moved[0] = new Progress(5_000, 0, 0);
        lives.told();

        close();

        assertThat(stops().map(asked -> asked.request().swarm()))
                .containsExactly(swarm(4), swarm(3), swarm(2), swarm(1));
    }

    @Test
    void TIER_8_only_trackers_that_know_a_session_are_told_of_its_end() {
        lives.trackers.at(T1).answers(refused("not today"));
        open(1, false, SEED.with(TierPolicy.EVERYWHERE), T1, B1);
        lives.pass(Duration.ofSeconds(1));

        CompletableFuture<CloseReport> closed = close();

        assertThat(closed.join().sessions().words().map(LastWord::tracker)).containsExactly(B1);
    }

    @Test
    void a_session_that_was_being_stopped_already_reports_for_itself_and_no_later() {
        lives.trackers.at(T1).takes(Duration.ofSeconds(1));
        TrackerSession session = open(1, false, SEED, T1);
        lives.pass(Duration.ofSeconds(2));
        lives.trackers.at(T1).answers(silence());
        var stopped = session.stop(Duration.ofMinutes(1));
        CompletableFuture<CloseReport> closed = close();

        lives.pass(BUDGET);
        assertThat(stopped.join().undelivered()).hasSize(1);
        assertThat(closed.join().sessions().words()).isEmpty();
    }

    @Test
    void a_session_opened_on_a_client_that_is_closing_ends_at_once_and_says_nothing() {
        openMany(1, T1);
        close();
        TrackerSession late = open(9, false, SEED, T1);
        lives.pass(Duration.ofHours(1));

        assertThat(late.status().phase()).isEqualTo(Session.Phase.DONE);
        assertThat(lives.trackers.announces().map(asked -> asked.request().swarm()))
                .doesNotContain(swarm(9));
        assertThat(lives.time.waiting()).isZero();
    }

    @Test
    void closing_twice_is_closing_once() {
        openMany(3, T1);
        CompletableFuture<CloseReport> first = close();
        CompletableFuture<CloseReport> second = close();

        assertThat(first.join().sessions().delivered()).hasSize(3);
        assertThat(second.join().sessions().words()).isEmpty();
        assertThat(stops()).hasSize(3);
    }

    @Test
    void who_closes_while_it_is_closing_hears_the_same() {
        openMany(3, T1);
        lives.trackers.at(T1).answers(silence());
        CompletableFuture<CloseReport> first = close();
        lives.pass(Duration.ofSeconds(1));
        CompletableFuture<CloseReport> second = close();

        lives.pass(BUDGET);
        assertThat(undelivered(first.join())).hasSize(3);
        assertThat(second.join()).isEqualTo(first.join());
        assertThat(stops()).hasSize(3);
    }

    @Test
    void closing_at_once_while_it_is_closing_cuts_it_short() {
        openMany(3, T1);
        lives.trackers.at(T1).answers(silence());
        CompletableFuture<CloseReport> closed = close();
        lives.client.close();
        lives.time.runDue();

        assertThat(undelivered(closed.join())).hasSize(3);
        assertThat(lives.time.waiting()).isZero();
    }
}
