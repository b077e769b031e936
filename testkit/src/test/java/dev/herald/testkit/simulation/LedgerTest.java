package dev.herald.testkit.simulation;

import static dev.herald.domain.announce.AnnounceEvent.COMPLETED;
import static dev.herald.domain.announce.AnnounceEvent.NONE;
import static dev.herald.domain.announce.AnnounceEvent.STARTED;
import static dev.herald.domain.announce.AnnounceEvent.STOPPED;
import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.Fixtures.PID1;
import static dev.herald.testkit.Fixtures.TRACKER;
import static dev.herald.testkit.simulation.Ground.HALF_AN_HOUR;
import static dev.herald.testkit.simulation.Ground.leeching;
import static dev.herald.testkit.simulation.TrackerNature.HEALTHY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.torrent.Progress;
import dev.herald.testkit.Fixtures;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every rule has somebody here who breaks it, and somebody who comes as near as is right. */
class LedgerTest {

    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(17);
    private static final Duration SECOND_BACK_OFF = Duration.ofSeconds(55);
    private static final Refusing EVERYBODY = Refusing.some(1);

    private Ground ground = new Ground(HEALTHY);

    private void on(TrackerNature nature) {
        ground = new Ground(nature);
    }

    private void assertBroken(Rule... rules) {
        assertThat(ground.broken()).containsExactly(rules);
    }

    private void assertKept() {
        assertThat(ground.world.ledger().breaches()).isEmpty();
    }

    @Test
    void a_life_by_the_rules_breaks_none() {
        ground.say(STARTED).waitFor(HALF_AN_HOUR).say(NONE).waitFor(Duration.ofSeconds(1));
        ground.say(seeding(COMPLETED)).waitFor(HALF_AN_HOUR).say(seeding(NONE));
        ground.waitFor(Duration.ofMinutes(3)).say(seeding(STOPPED));

        assertKept();
        assertThatCode(ground.world.ledger()::assertKept).doesNotThrowAnyException();
        assertThat(ground.world.ledger().announces()).isEqualTo(5);
    }

    @Test
    void a_breach_names_the_seed_the_time_and_what_had_gone_before() {
        ground.say(STARTED).waitFor(Duration.ofSeconds(1)).say(NONE);

        assertThatThrownBy(ground.world.ledger()::assertKept)
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("seed 42", "INTERVAL at PT1.05S", IH1.hex(), TRACKER.toString())
                .hasMessageContainingAll("asked last at PT0S with STARTED", "not before PT30M0.05S", "RETRY-1");
    }

    @Nested
    class Events {

        @Test
        @DisplayName("RETRY-10: one announce at a time")
        void one_at_a_time() {
            ground.ask(leeching(STARTED));
            ground.ask(leeching(STARTED));

            assertBroken(Rule.ONE_AT_A_TIME);
        }

        @Test
        @DisplayName("RETRY-10: who is cancelled is not under way any more")
        void cancelled_is_over() {
            ground.ask(leeching(STARTED)).cancel(true);
            ground.ask(leeching(STARTED));

            assertKept();
        }

        @Test
        @DisplayName("HTTP-A8: started comes first")
        void started_first() {
            ground.say(NONE);

            assertBroken(Rule.STARTED_FIRST);
        }

        @Test
        @DisplayName("HTTP-A8: a tracker that never heard started hears no completed")
        void started_before_completed() {
            ground.say(leeching(COMPLETED));

            assertBroken(Rule.STARTED_FIRST);
        }

        @Test
        @DisplayName("HTTP-A8: started is acknowledged once")
        void started_once() {
            ground.say(STARTED).waitFor(HALF_AN_HOUR).say(STARTED);

            assertBroken(Rule.STARTED_ONCE);
        }

        @Test
        @DisplayName("HTTP-A8: a refusal makes started owed again, and nothing else will do")
        void started_again_after_a_refusal() {
            ground.say(STARTED);
            ground.tracker.becomes(HEALTHY.refusing(EVERYBODY));
            ground.waitFor(HALF_AN_HOUR).say(NONE);
            ground.tracker.becomes(HEALTHY);

            ground.waitFor(FIRST_BACK_OFF).say(NONE);
            assertBroken(Rule.STARTED_FIRST);
        }

        @Test
        @DisplayName("HTTP-A8: completed once")
        void completed_once() {
            ground.say(STARTED).say(seeding(COMPLETED)).say(seeding(COMPLETED));

            assertBroken(Rule.COMPLETED_ONCE);
        }

        @Test
        @DisplayName("HTTP-A8: a refused completed has been heard")
        void completed_once_even_if_refused() {
            ground.say(STARTED);
            ground.tracker.becomes(HEALTHY.refusing(EVERYBODY));
            ground.say(seeding(COMPLETED)).waitFor(FIRST_BACK_OFF).say(seeding(COMPLETED));

            assertBroken(Rule.COMPLETED_ONCE);
        }

        @Test
        @DisplayName("HTTP-A8: a completed that nobody answered is said again, after the back-off")
        void completed_again_after_silence() {
            ground.say(STARTED);
            ground.tracker.becomes(TrackerNature.SILENT);
            ground.say(seeding(COMPLETED)).waitFor(Ground.TIMEOUT);
            ground.tracker.becomes(HEALTHY);

            ground.waitFor(FIRST_BACK_OFF).say(seeding(COMPLETED));
            assertKept();
        }

        @Test
        @DisplayName("RETRY-6: a completed that nobody answered waits, unless it is now or never")
        void completed_waits_for_the_back_off() {
            ground.say(STARTED);
            ground.tracker.becomes(HEALTHY.failing(1));
            ground.say(seeding(COMPLETED)).world.ledger().parts(IH1, PID1);
            ground.say(seeding(COMPLETED));
            assertKept();

            on(HEALTHY);
            ground.say(STARTED);
            ground.tracker.becomes(HEALTHY.failing(1));
            ground.say(seeding(COMPLETED)).say(seeding(COMPLETED));
            assertBroken(Rule.BACK_OFF);
        }

        @Test
        @DisplayName("HTTP-A8: who began complete never says completed")
        void completed_of_downloads() {
            ground.say(seeding(STARTED)).say(seeding(COMPLETED));

            assertBroken(Rule.COMPLETED_OF_DOWNLOADS);
        }

        @Test
        @DisplayName("TIER-8: stopped only where started was acknowledged")
        void stopped_where_started() {
            ground.say(STOPPED);

            assertBroken(Rule.STOPPED_WHERE_STARTED);
        }

        @Test
        void whoever_said_stopped_begins_with_started_again_even_if_nobody_heard_it() {
            ground.say(STARTED);
            ground.tracker.becomes(TrackerNature.SILENT);
            ground.say(STOPPED).waitFor(Ground.TIMEOUT);
            ground.tracker.becomes(HEALTHY);

            ground.waitFor(FIRST_BACK_OFF).say(STARTED);
            assertKept();
        }

        @Test
        void who_has_left_is_gone() {
            ground.say(STARTED).say(STOPPED);
            ground.world.ledger().left(IH1, PID1);
            ground.waitFor(HALF_AN_HOUR).say(STARTED);

            assertBroken(Rule.GONE_IS_GONE);
        }

        @Test
        void counters_grow() {
            ground.say(leeching(STARTED).with(new Progress(5, 2, 1)));
            ground.waitFor(HALF_AN_HOUR).say(leeching(NONE).with(new Progress(5, 1, 1)));
            ground.waitFor(HALF_AN_HOUR).say(leeching(NONE).with(new Progress(4, 2, 1)));

            assertBroken(Rule.COUNTERS_GROW, Rule.COUNTERS_GROW);
        }
    }

    @Nested
    class Times {

        @Test
        @DisplayName("RETRY-1: the interval counts from the receipt of the answer, to the millisecond")
        void interval() {
            ground.say(STARTED).waitFor(HALF_AN_HOUR.minusMillis(1)).say(NONE);
            assertBroken(Rule.INTERVAL);

            ground = new Ground(HEALTHY);
            ground.say(STARTED).waitFor(HALF_AN_HOUR).say(NONE);
            assertKept();
        }

        @Test
        @DisplayName("RETRY-2: nobody is asked every second, whatever he says")
        void floor() {
            on(HEALTHY.askingFor(Duration.ofSeconds(1)));
            ground.say(STARTED).waitFor(Duration.ofSeconds(59)).say(NONE);

            assertBroken(Rule.INTERVAL);
        }

        @Test
        @DisplayName("RETRY-4: who asks out of turn keeps to the least pause, once")
        void least_pause() {
            Duration least = Duration.ofMinutes(2);
            on(HEALTHY.askingFor(new AnnounceIntervals(Duration.ofMinutes(30), Option.some(least))));
            ground.say(STARTED);

            ground.waitFor(least);
            ground.world.ledger().outOfTurn(IH1, PID1);
            ground.say(NONE);
            assertKept();

            ground.world.ledger().outOfTurn(IH1, PID1);
            ground.waitFor(least.minusMillis(51)).say(NONE);
            assertBroken(Rule.MIN_INTERVAL);

            ground.waitFor(least).say(NONE);
            assertBroken(Rule.MIN_INTERVAL, Rule.INTERVAL);
        }

        @Test
        @DisplayName("RETRY-6: the second back-off is longer than the first")
        void back_off() {
            on(HEALTHY.failing(1));
            ground.say(STARTED).waitFor(FIRST_BACK_OFF).say(STARTED);
            assertKept();

            ground.waitFor(SECOND_BACK_OFF.minusMillis(1)).say(STARTED);
            assertBroken(Rule.BACK_OFF);
        }

        @Test
        @DisplayName("RETRY-6: three silences with no answer between them may be our own network's")
        void own_network() {
            on(HEALTHY.failing(1));
            ground.say(STARTED).waitFor(FIRST_BACK_OFF).say(STARTED).waitFor(SECOND_BACK_OFF);
            ground.say(STARTED).say(STARTED);

            assertKept();
        }

        @Test
        @DisplayName("RETRY-8: retry in")
        void retry_advice() {
            on(HEALTHY.refusing(EVERYBODY.advising(RetryAdvice.after(Duration.ofMinutes(5)))));
            ground.say(STARTED).waitFor(Duration.ofMinutes(5).minusMillis(1));

            ground.world.ledger().outOfTurn(IH1, PID1);
            ground.say(STARTED);
            assertBroken(Rule.RETRY_ADVICE);
        }

        @Test
        @DisplayName("RETRY-8: never")
        void never() {
            on(HEALTHY.refusing(EVERYBODY.advising(RetryAdvice.NEVER)));
            ground.say(STARTED).waitFor(Duration.ofDays(365)).say(STARTED);

            assertBroken(Rule.NEVER);
        }

        @Test
        void nobody_is_forgotten() {
            ground.say(STARTED).waitFor(HALF_AN_HOUR.plusMinutes(1));

            ground.world.ledger().assertNobodyForgotten(Duration.ofMinutes(1));
            assertThatThrownBy(() -> ground.world.ledger().assertNobodyForgotten(Duration.ofSeconds(49)))
                    .hasMessageContaining("NOBODY_FORGOTTEN");
        }

        @Test
        void who_left_is_not_missed() {
            ground.say(STARTED).say(STOPPED);
            ground.world.ledger().left(IH1, PID1);
            ground.waitFor(Duration.ofDays(1)).world.ledger().assertNobodyForgotten(Duration.ZERO);

            assertKept();
        }

        @Test
        void trackers_that_were_added_begin_anew() {
            on(HEALTHY.refusing(EVERYBODY));
            ground.say(STARTED);
            ground.world.ledger().added(IH1, PID1, TRACKER);
            ground.say(STARTED);

            assertKept();
        }
    }

    private static AnnounceRequest seeding(AnnounceEvent event) {
        return Fixtures.seed(Fixtures.CLIENT1).with(event);
    }
}
