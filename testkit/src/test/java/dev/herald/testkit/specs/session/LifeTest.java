package dev.herald.testkit.specs.session;

import static dev.herald.testkit.HeraldAssertions.answered;
import static dev.herald.testkit.ScriptedAnswer.refused;
import static dev.herald.testkit.ScriptedAnswer.silence;
import static dev.herald.testkit.specs.session.Lives.B1;
import static dev.herald.testkit.specs.session.Lives.HALF_AN_HOUR;
import static dev.herald.testkit.specs.session.Lives.MINUTE;
import static dev.herald.testkit.specs.session.Lives.OPTIONS;
import static dev.herald.testkit.specs.session.Lives.T1;
import static dev.herald.testkit.specs.session.Lives.tiers;
import static dev.herald.testkit.specs.session.Lives.torrent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.ProgressSource;
import dev.herald.application.session.TrackerSession;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.TooSoon;
import dev.herald.domain.session.Session;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.torrent.Torrent;
import dev.herald.testkit.InMemoryTrackerGateway.AskedAnnounce;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A session's life as trackers see it. */
class LifeTest {

    private static final Duration BUDGET = Duration.ofSeconds(5);

    private final Lives lives = new Lives();

    @Test
    void HTTP_A8_started_regular_completed_stopped() {
        TrackerSession session = lives.open(T1);
        lives.pass(HALF_AN_HOUR.plus(MINUTE));
        session.completed();
        lives.pass(HALF_AN_HOUR);
        var report = session.stop(BUDGET);
        lives.pass(HALF_AN_HOUR);

        assertThat(lives.told())
                .containsExactly(
                        "0:00:00 t1 started",
                        "0:30:00 t1 none",
                        "0:31:00 t1 completed",
                        "1:01:00 t1 none",
                        "1:01:00 t1 stopped");
        assertThat(report.getNow(null).delivered()).hasSize(1);
        assertThat(report.getNow(null).undelivered()).isEmpty();
    }

    @Test
    void TIER_5_fails_over_at_once_and_TIER_1_comes_back_to_the_front() {
        lives.trackers.at(T1).answers(refused("down"));
        lives.open(T1, B1);
        lives.pass(MINUTE);
        lives.trackers.at(T1).worksAgain();
        lives.pass(Duration.ofHours(1));

        assertThat(lives.told())
                .containsExactly("0:00:00 t1 started", "0:00:00 b1 started", "0:30:00 t1 started", "1:00:00 t1 none");
    }

    @Test
    void a_tracker_that_was_restarted_hears_started_again_once_it_says_that_it_does_not_know_us() {
        lives.open(T1);
        lives.pass(MINUTE);
        lives.trackers.at(T1).answersNext(silence(), refused("who are you?"));
        lives.pass(HALF_AN_HOUR.plus(MINUTE.multipliedBy(3)));

        assertThat(lives.told().map(line -> line.substring(line.indexOf(' ') + 1)))
                .containsExactly("t1 started", "t1 none", "t1 none", "t1 started");
    }

    @Test
    void progress_is_read_when_the_announce_leaves_and_never_decreases() {
        lives.open(T1);
        lives.progress = new Progress(500, 300, 700);
        lives.pass(HALF_AN_HOUR);
        lives.progress = new Progress(400, 900, 100);
        lives.pass(HALF_AN_HOUR);

        assertThat(lives.trackers.announces().map(AskedAnnounce::request).map(request -> request.progress()))
                .containsExactly(new Progress(0, 0, 1_000), new Progress(500, 300, 700), new Progress(500, 900, 100));
    }

    @Test
    void HTTP_A17_a_partial_seed_tells_paused_where_it_has_nothing_else_to_tell() {
        ProgressSource partial = new ProgressSource() {
            @Override
            public Progress progress() {
                return lives.progress;
            }

            @Override
            public boolean isPartialSeed() {
                return true;
            }
        };
        TrackerSession session = lives.open(torrent(T1), OPTIONS.withProgress(partial));
        lives.pass(HALF_AN_HOUR);
        session.stop(BUDGET);
        lives.pass(MINUTE);

        assertThat(lives.told()).containsExactly("0:00:00 t1 started", "0:30:00 t1 paused", "0:30:00 t1 stopped");
    }

    @Test
    void HTTP_A8_who_begins_with_nothing_left_never_tells_completed() {
        lives.progress = Progress.complete();
        TrackerSession session = lives.open(T1);
        session.completed();
        lives.pass(HALF_AN_HOUR);

        assertThat(lives.told()).containsExactly("0:00:00 t1 started", "0:30:00 t1 none");
    }

    @Test
    void a_download_found_complete_when_an_announce_leaves_tells_completed_by_itself() {
        TrackerSession session = lives.open(T1);
        lives.progress = new Progress(0, 1_000, 0);
        lives.pass(HALF_AN_HOUR);
        session.completed();
        lives.pass(MINUTE);

        assertThat(lives.told()).containsExactly("0:00:00 t1 started", "0:30:00 t1 completed");
    }

    @Test
    void RETRY_4_announceNow_keeps_the_minimum_interval_and_says_how_long_it_lasts() {
        TrackerSession session = lives.open(T1);
        lives.pass(Duration.ofSeconds(20));
        var early = session.announceNow();
        lives.pass(Duration.ofSeconds(40));
        var inTime = session.announceNow();
        lives.pass(Duration.ZERO);

        assertThat(answered(early).getLeft()).isEqualTo(new TooSoon(Duration.ofSeconds(40)));
        assertThat(answered(inTime).isRight()).isTrue();
        assertThat(lives.told()).containsExactly("0:00:00 t1 started", "0:01:00 t1 none");
    }

    @Test
    void announceNow_without_trackers_has_nobody_to_ask() {
        TrackerSession session = lives.open();
        var asked = session.announceNow();
        lives.pass(Duration.ZERO);

        assertThat(answered(asked).getLeft()).isInstanceOf(TrackerError.Exhausted.class);
    }

    @Test
    void trackers_come_and_go_while_it_runs() {
        TrackerSession session = lives.open(T1);
        lives.pass(MINUTE);
        session.addTrackers(tiers(B1));
        lives.pass(MINUTE);
        session.removeTracker(T1);
        lives.pass(MINUTE);
        session.replaceTrackers(tiers(T1));
        lives.pass(MINUTE);

        assertThat(lives.told())
                .containsExactly(
                        "0:00:00 t1 started",
                        "0:02:00 t1 stopped",
                        "0:02:00 b1 started",
                        "0:03:00 b1 stopped",
                        "0:03:00 t1 started");
        assertThat(session.tiers()).isEqualTo(tiers(T1));
    }

    @Test
    void PRIV_1_a_private_torrent_takes_no_trackers_of_others() {
        Torrent mine = torrent(T1);
        Torrent hidden = new Torrent(mine.name(), mine.swarms(), mine.tiers(), mine.size(), true);
        TrackerSession session = lives.open(hidden, OPTIONS);
        session.addTrackers(tiers(B1));
        lives.pass(HALF_AN_HOUR);

        assertThat(session.tiers()).isEqualTo(tiers(T1));
        assertThat(lives.told()).noneMatch(line -> line.contains("b1"));
    }

    @Test
    void RETRY_11_stop_ends_with_its_budget_and_says_what_was_not_delivered() {
        TrackerSession session = lives.open(T1);
        lives.pass(MINUTE);
        lives.trackers.at(T1).answers(silence());
        var report = session.stop(Duration.ofSeconds(3));
        lives.pass(Duration.ofMillis(2_999));
        assertThat(report).isNotDone();
        lives.pass(Duration.ofMillis(1));

        assertThat(report.getNow(null)
                        .undelivered()
                        .map(word -> word.because().get().message()))
                .containsExactly("no answer within 3000 ms, while receiving the answer");
    }

    @Test
    void stop_again_reports_nothing_and_a_stopped_session_is_silent() {
        TrackerSession session = lives.open(T1);
        session.stop(BUDGET);
        var again = session.stop(BUDGET);
        session.completed();
        session.addTrackers(tiers(B1));
        lives.pass(Duration.ofDays(1));

        assertThat(again.getNow(null).words()).isEmpty();
        assertThat(lives.told()).containsExactly("0:00:00 t1 started", "0:00:00 t1 stopped");
        assertThat(lives.time.waiting()).as("timers left behind").isZero();
    }

    /** Whoever owns the scheduler may close it now: no time passes here. */
    @Test
    void nobody_waits_for_a_session_of_a_closed_client() {
        TrackerSession silent = lives.open(T1);
        TrackerSession other = lives.open(B1);
        lives.pass(MINUTE);
        lives.trackers.at(T1).answers(silence());
        var stopping = silent.stop(BUDGET);

        lives.client.close();

        assertThat(stopping).isCompleted();
        assertThat(other.stop(BUDGET)).isCompleted();
        assertThat(other.announceNow()).isCompleted();
        assertThat(lives.client.close(BUDGET)).isCompleted();
        assertThat(lives.open(T1).stop(BUDGET)).isCompleted();
        assertThat(other.status().phase()).isEqualTo(Session.Phase.DONE);
    }

    @Test
    void a_budget_without_end_is_as_good_as_any() {
        Duration centuries = Duration.ofSeconds(Long.MAX_VALUE);
        TrackerSession session = lives.open(torrent(T1), OPTIONS.within(centuries));
        lives.open(T1);
        lives.pass(MINUTE);

        var report = session.stop(centuries);
        var closed = lives.client.close(centuries);
        lives.pass(MINUTE);

        assertThat(report.getNow(null).delivered()).hasSize(1);
        assertThat(closed.getNow(null).sessions().delivered()).hasSize(1);
    }

    @Test
    void closing_the_client_ends_its_sessions() {
        lives.open(T1);
        lives.client.close();
        lives.pass(Duration.ofDays(1));

        assertThat(lives.told()).containsExactly("0:00:00 t1 started");
        assertThat(lives.time.waiting()).isZero();
    }
}
