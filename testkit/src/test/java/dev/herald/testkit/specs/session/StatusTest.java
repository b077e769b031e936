package dev.herald.testkit.specs.session;

import static dev.herald.testkit.ScriptedAnswer.refused;
import static dev.herald.testkit.ScriptedAnswer.silence;
import static dev.herald.testkit.specs.session.Lives.B1;
import static dev.herald.testkit.specs.session.Lives.HALF_AN_HOUR;
import static dev.herald.testkit.specs.session.Lives.MINUTE;
import static dev.herald.testkit.specs.session.Lives.OPTIONS;
import static dev.herald.testkit.specs.session.Lives.T1;
import static dev.herald.testkit.specs.session.Lives.statusOf;
import static dev.herald.testkit.specs.session.Lives.torrent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.herald.application.session.SessionStatus;
import dev.herald.application.session.TrackerSession;
import dev.herald.application.session.TrackerStatus;
import dev.herald.application.session.TrackerStatus.Place;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.session.DueRule;
import dev.herald.domain.session.Session.Phase;
import dev.herald.domain.torrent.InfoHashV2;
import dev.herald.domain.torrent.Swarms;
import dev.herald.domain.torrent.Torrent;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.ScriptedAnswer;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a session says about itself: what happened, what comes next, and why then. */
class StatusTest {

    private final Lives lives = new Lives();

    @Test
    void before_the_answer_it_is_with_the_tracker() {
        lives.trackers.at(T1).takes(MINUTE.dividedBy(6));
        TrackerSession session = lives.open(T1);

        TrackerStatus first = statusOf(session, T1);
        assertThat(first.place()).isEqualTo(Place.WITH_TRACKER);
        assertThat(first.telling()).contains(AnnounceEvent.STARTED);
        assertThat(first.isStarted()).isFalse();
        assertThat(first.next()).isEmpty();
    }

    @Test
    void RETRY_1_and_UDP_A6_after_the_answer_it_waits_for_the_interval() {
        TrackerSession session = lives.open(T1, B1);
        lives.pass(MINUTE);

        TrackerStatus serving = statusOf(session, T1);
        assertThat(serving.place()).isEqualTo(Place.WAITING);
        assertThat(serving.next()).contains(HALF_AN_HOUR.minus(MINUTE));
        assertThat(serving.rule()).isEqualTo(DueRule.INTERVAL);
        assertThat(serving.answer().get().seeders()).isZero();
        assertThat(serving.answer().get().leechers()).isEqualTo(1);
        assertThat(serving.answerAge()).contains(MINUTE);
        assertThat(statusOf(session, B1).place()).isEqualTo(Place.IN_RESERVE);
        assertThat(statusOf(session, B1).next()).isEmpty();
    }

    @Test
    void RETRY_2_says_so_where_the_interval_is_ours() {
        lives.trackers.at(T1).asksFor(new AnnounceIntervals(Duration.ofSeconds(5), Option.none()));
        TrackerSession session = lives.open(T1);

        assertThat(statusOf(session, T1).rule()).isEqualTo(DueRule.FLOOR);
        assertThat(statusOf(session, T1).next()).contains(MINUTE);
    }

    @Test
    void RETRY_6_after_a_failure_it_backs_off_and_says_what_the_tracker_said() {
        lives.trackers.at(T1).answers(refused("database is down"));
        TrackerSession session = lives.open(T1);

        TrackerStatus failed = statusOf(session, T1);
        assertThat(failed.place()).isEqualTo(Place.WAITING);
        assertThat(failed.rule()).isEqualTo(DueRule.BACK_OFF);
        assertThat(failed.next().get()).isBetween(Duration.ofSeconds(17), Duration.ofMillis(18_700));
        assertThat(failed.failures()).isEqualTo(1);
        assertThat(failed.error().get().message()).isEqualTo("the tracker refused: database is down");
    }

    @Test
    void an_error_is_gone_as_soon_as_the_tracker_answers() {
        lives.trackers.at(T1).answersNext(refused("down"));
        TrackerSession session = lives.open(T1);
        lives.pass(MINUTE);

        assertThat(statusOf(session, T1).error()).isEmpty();
        assertThat(statusOf(session, T1).failures()).isZero();
    }

    @Test
    void TIER_7_a_fallback_serves_and_the_failed_one_is_tried_first_when_that_is_due() {
        lives.trackers.at(T1).answers(refused("down"));
        TrackerSession session = lives.open(T1, B1);
        lives.pass(MINUTE);

        assertThat(statusOf(session, T1).place()).isEqualTo(Place.WAITING);
        assertThat(statusOf(session, T1).next()).contains(HALF_AN_HOUR.minus(MINUTE));
        assertThat(statusOf(session, B1).place()).isEqualTo(Place.IN_RESERVE);
    }

    @Test
    void RETRY_8_never_disables_it() {
        lives.trackers.at(T1).answers(ScriptedAnswer.failed(TrackerError.Refused.of("go away", RetryAdvice.NEVER)));
        TrackerSession session = lives.open(T1);

        assertThat(statusOf(session, T1).place()).isEqualTo(Place.DISABLED);
        assertThat(statusOf(session, T1).rule()).isEqualTo(DueRule.NEVER);
    }

    @Test
    void a_host_that_is_down_is_named_as_the_reason() {
        lives.trackers.at(T1).answers(silence());
        for (int i = 0; i < 8; i++) {
            lives.open(Torrent.of(Fixtures.swarm(i), Lives.tiers(T1)), OPTIONS);
        }
        lives.pass(MINUTE);
        TrackerSession late = lives.open(torrent(T1, B1), OPTIONS);
        lives.pass(Duration.ofSeconds(1));

        assertThat(statusOf(late, T1).error()).as("what others met").isNotEmpty();
        assertThat(statusOf(late, T1).failures()).as("no failure of its own").isZero();
        assertThat(statusOf(late, B1).isStarted()).isTrue();
        assertThat(lives.told()).filteredOn(line -> line.contains("b1")).containsExactly("0:01:00 b1 started");
    }

    @Test
    void the_tree_has_swarms_tiers_and_trackers_in_the_order_they_are_tried() {
        TrackerSession session = lives.open(T1, B1);
        SessionStatus status = session.status();

        assertThat(status.swarms().map(SessionStatus.SwarmStatus::swarm)).containsExactly(Fixtures.IH1);
        assertThat(status.swarms().head().tiers().map(SessionStatus.TierStatus::number))
                .containsExactly(0, 1);
        assertThat(status.trackers().map(TrackerStatus::tracker)).containsExactly(T1, B1);
        assertThat(status.leaving()).isEmpty();
    }

    @Test
    void the_phases_of_a_session() {
        TrackerSession session = lives.open(T1);
        assertThat(session.status().phase()).isEqualTo(Phase.OPEN);
        lives.trackers.at(T1).answers(silence());

        session.stop(Duration.ofSeconds(5));
        lives.pass(Duration.ofSeconds(1));
        assertThat(session.status().phase()).isEqualTo(Phase.STOPPING);
        assertThat(session.status().leaving().map(TrackerStatus::telling))
                .containsExactly(Option.some(AnnounceEvent.STOPPED));

        lives.pass(Duration.ofSeconds(4));
        assertThat(session.status().phase()).isEqualTo(Phase.DONE);
        assertThat(session.status().trackers()).isEmpty();
    }

    @Test
    void PRIV_4_a_refused_swarm_of_a_private_hybrid_waits_for_its_own_time_beside_the_one_that_is_served() {
        Torrent one = torrent(T1);
        Swarms both = new Swarms(one.swarms().v1(), Option.some(InfoHashV2.of(new byte[InfoHashV2.LENGTH])));
        Duration advice = Duration.ofHours(2);
        lives.trackers
                .at(T1)
                .answersNext(
                        ScriptedAnswer.announced(Fixtures.response()),
                        ScriptedAnswer.failed(TrackerError.Refused.of("later", RetryAdvice.after(advice))));
        TrackerSession session = lives.open(new Torrent(one.name(), both, one.tiers(), one.size(), true), OPTIONS);

        assertThat(session.status().trackers())
                .extracting(TrackerStatus::rule, TrackerStatus::next)
                .containsExactlyInAnyOrder(
                        tuple(DueRule.INTERVAL, Option.some(HALF_AN_HOUR)),
                        tuple(DueRule.RETRY_ADVICE, Option.some(advice)));
    }
}
