package dev.herald.testkit.specs.dispatch;

import static dev.herald.application.dispatch.Urgency.EVENT;
import static dev.herald.application.dispatch.Urgency.HUNGRY;
import static dev.herald.application.dispatch.Urgency.ROUTINE;
import static dev.herald.application.dispatch.Urgency.SPREAD;
import static dev.herald.testkit.ScriptedAnswer.failed;
import static dev.herald.testkit.ScriptedAnswer.silence;
import static dev.herald.testkit.specs.dispatch.Ground.ROUND_TRIP;
import static dev.herald.testkit.specs.dispatch.Ground.TIMEOUT;
import static dev.herald.testkit.specs.dispatch.Ground.host;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.dispatch.Agenda;
import dev.herald.application.dispatch.DispatchLimits;
import dev.herald.application.dispatch.Place;
import dev.herald.application.dispatch.Urgency;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Refused;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.specs.dispatch.Ground.Letter;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who leaves when. */
class QueuesTest {

    private static final Duration NOW = Duration.ZERO;

    private final Ground ground = new Ground();

    @Test
    void an_announce_leaves_at_once_and_is_heard_of_when_the_tracker_answers() {
        Letter letter = ground.submit(ground.healthy(1), ROUTINE);
        assertThat(letter.ticket().place()).isEqualTo(Place.WITH_TRACKER);

        ground.advance(ROUND_TRIP);
        assertThat(letter.isAnswered()).isTrue();
        assertThat(letter.ticket().place()).isEqualTo(Place.DONE);
        assertThat(ground.departures(letter)).containsExactly(NOW);
        assertThat(ground.time.waiting()).isZero();
    }

    @Test
    void HTTP_T13_a_host_is_asked_a_few_things_at_once_then_more_as_it_answers() {
        TrackerUrl tracker = ground.healthy(1);
        ground.submit(1_000, tracker, ROUTINE);
        assertThat(ground.announcesTo(tracker)).hasSize(4);

        ground.advance(ROUND_TRIP);
        assertThat(ground.announcesTo(tracker)).hasSize(4 + 8);
        ground.advance(ROUND_TRIP);
        assertThat(ground.announcesTo(tracker)).hasSize(4 + 8 + 16);
        ground.advance(Duration.ofSeconds(2));
        assertThat(ground.announcesTo(tracker)).hasSize(1_000);
    }

    @Test
    void never_more_is_under_way_than_the_limits_say() {
        Ground small = new Ground(new DispatchLimits(20, 4, 8));
        int most = 0;
        for (int i = 0; i < 10; i++) {
            small.submit(50, small.healthy(i), ROUTINE);
            small.submit(20, small.healthy(i), HUNGRY);
        }
        for (int i = 0; i < 100; i++) {
            most = Math.max(most, small.trackers.underWay());
            small.advance(Duration.ofMillis(50));
        }

        assertThat(most).isEqualTo(20);
        assertThat(small.trackers.announces()).hasSize(700);
    }

    @Test
    void the_urgent_go_first_then_the_newest_hungry_then_the_longest_due() {
        TrackerUrl tracker = ground.healthy(1);
        ground.submit(8, tracker, EVENT);
        ground.submit(8, tracker, HUNGRY);
        ground.submit(8, tracker, ROUTINE);
        Letter late = ground.submit(tracker, ROUTINE, 20);
        Letter earlier = ground.submit(tracker, ROUTINE, 10);
        Letter hungry = ground.submit(tracker, HUNGRY);
        Letter hungrier = ground.submit(tracker, HUNGRY);
        Letter stopped = ground.submit(tracker, EVENT);

        ground.advance(Duration.ofSeconds(5));
        assertThat(Vector.of(stopped, hungrier, hungry, earlier, late)
                        .map(letter -> ground.departures(letter).head())
                        .asJava())
                .isSorted();
        assertThat(ground.departures(hungrier).head())
                .isLessThan(ground.departures(late).head());
    }

    @Test
    void however_many_urgent_ones_come_a_regular_one_does_not_starve() {
        TrackerUrl tracker = ground.healthy(1);
        ground.submit(5_000, tracker, EVENT);
        ground.submit(5_000, tracker, HUNGRY);
        Letter regular = ground.submit(tracker, ROUTINE);

        assertThat(ground.departures(regular)).containsExactly(NOW);
    }

    @Test
    void where_the_whole_is_full_every_eighth_departure_is_for_the_patient() {
        Ground small = new Ground(new DispatchLimits(9, 1, 8));
        for (int i = 0; i < 8; i++) {
            small.submit(200, small.healthy(i), HUNGRY);
        }
        Letter regular = small.submit(small.healthy(9), ROUTINE);

        small.advance(Duration.ofSeconds(1));
        assertThat(regular.isAnswered()).isTrue();
    }

    @Test
    void RETRY_10_an_event_replaces_the_regular_announce_that_waits_and_says_what_is_owed_when_it_leaves() {
        TrackerUrl tracker = ground.healthy(1);
        ground.submit(500, tracker, ROUTINE);
        Letter letter = ground.submit(tracker, ROUTINE);
        assertThat(letter.ticket().place()).isEqualTo(Place.QUEUED_HERE);

        letter.reports(AnnounceEvent.COMPLETED);
        ground.now(() -> letter.ticket().becomes(EVENT));
        assertThat(letter.ticket().place()).isEqualTo(Place.WITH_TRACKER);
        ground.advance(Duration.ofMinutes(1));

        assertThat(ground.departures(letter)).containsExactly(NOW);
        assertThat(ground.trackers.announces().filter(asked -> asked.request().event() == AnnounceEvent.COMPLETED))
                .hasSize(1);
    }

    @Test
    void a_cancelled_errand_does_not_leave_and_one_under_way_is_cut_short_and_makes_room() {
        TrackerUrl silent = host(1);
        ground.trackers.at(silent).answers(silence());
        Vector<Letter> letters = ground.submit(5, silent, ROUTINE);
        Letter underWay = letters.head();
        Letter queued = letters.last();

        ground.now(() -> letters.get(1).ticket().cancel());
        assertThat(queued.ticket().place()).isEqualTo(Place.WITH_TRACKER);
        ground.now(() -> letters.forEach(letter -> letter.ticket().cancel()));

        assertThat(ground.trackers.underWay()).isZero();
        ground.advance(Duration.ofMinutes(2));
        assertThat(letters).allMatch(Letter::isUnheard);
        assertThat(underWay.ticket().place()).isEqualTo(Place.DONE);
    }

    @Test
    void one_that_was_cancelled_in_its_queue_never_leaves() {
        TrackerUrl tracker = ground.healthy(1);
        Vector<Letter> letters = ground.submit(10, tracker, ROUTINE);
        Letter last = letters.last();
        ground.now(() -> {
            last.ticket().cancel();
            last.ticket().cancel();
            last.ticket().becomes(EVENT);
        });

        ground.advance(Duration.ofSeconds(5));
        assertThat(ground.departures(last)).isEmpty();
        assertThat(letters.init()).allMatch(Letter::isAnswered);
    }

    @Test
    void a_restart_of_seeds_is_spread_and_holds_up_nobody_who_is_hungry() {
        TrackerUrl tracker = ground.healthy(1);
        ground.submit(6_000, tracker, SPREAD);
        Letter download = ground.submit(tracker, HUNGRY);

        assertThat(ground.departures(download)).containsExactly(NOW);
        ground.advance(Duration.ofMinutes(1));
        assertThat(ground.announcesTo(tracker).size()).isBetween(1_150, 1_250);
        ground.advance(Duration.ofMinutes(5));
        assertThat(ground.announcesTo(tracker)).hasSize(6_001);
    }

    @Test
    void a_million_seeds_of_one_tracker_are_spread_over_ten_minutes_and_not_over_half_a_day() {
        TrackerUrl tracker = ground.healthy(1);
        ground.submit(30_000, tracker, SPREAD);

        ground.advance(Duration.ofMinutes(11));
        assertThat(ground.announcesTo(tracker)).hasSize(30_000);
    }

    @Test
    void RETRY_12_what_a_sleep_made_overdue_runs_once_and_spread_out() {
        TrackerUrl tracker = ground.healthy(1);
        Vector<Appointment> sessions = Vector.range(0, 1_000).map(i -> new Appointment(tracker, 1_000L + i));
        ground.now(() -> sessions.forEach(session -> ground.agenda.at(session, session.due)));

        ground.time.suspendFor(Duration.ofHours(8));
        ground.advance(Duration.ofSeconds(1));
        assertThat(ground.announcesTo(tracker).size()).isBetween(15, 30);
        ground.advance(Duration.ofSeconds(55));

        assertThat(sessions.flatMap(session -> session.letter)).hasSize(1_000).allMatch(Letter::isAnswered);
        assertThat(ground.announcesTo(tracker)).hasSize(1_000);
    }

    /** A session's timer: what it does is announce. */
    private final class Appointment extends Agenda.Entry {
        private final TrackerUrl tracker;
        private final long due;
        private Vector<Letter> letter = Vector.empty();

        private Appointment(TrackerUrl tracker, long due) {
            this.tracker = tracker;
            this.due = due;
        }

        @Override
        protected void due() {
            letter = letter.append(ground.post(tracker, Urgency.ROUTINE, due));
        }
    }

    @Test
    void a_tracker_that_never_answers_costs_its_own_places_only() {
        TrackerUrl silent = host(1);
        ground.trackers.at(silent).answers(silence());
        ground.submit(100, silent, ROUTINE);
        TrackerUrl tracker = ground.healthy(2);
        Vector<Letter> others = ground.submit(100, tracker, ROUTINE);

        ground.advance(Duration.ofSeconds(2));
        assertThat(others).allMatch(Letter::isAnswered);
        assertThat(ground.announcesTo(silent)).hasSize(4);
        ground.advance(TIMEOUT);
    }

    @Test
    void HTTP_T3_a_tracker_that_says_it_is_too_much_is_asked_fewer_things_at_once() {
        TrackerUrl tracker = ground.healthy(1);
        ground.submit(500, tracker, ROUTINE);
        ground.advance(ROUND_TRIP.multipliedBy(3));
        assertThat(ground.trackers.underWay()).isEqualTo(32);

        TrackerError tooMany = new Refused("too many requests", Option.some(429), RetryAdvice.UNSTATED);
        ground.trackers.at(tracker).answers(failed(tooMany));
        ground.advance(ROUND_TRIP);
        assertThat(ground.trackers.underWay())
                .as("those that left before still count as one crowd")
                .isEqualTo(64);
        ground.advance(ROUND_TRIP);
        assertThat(ground.trackers.underWay()).isEqualTo(32);
        ground.advance(ROUND_TRIP);
        assertThat(ground.trackers.underWay()).isEqualTo(16);
    }

    @Test
    void of_very_many_hosts_the_idle_are_forgotten_and_nothing_is_lost() {
        Vector<Letter> letters = Vector.range(0, 10_000).map(i -> ground.submit(ground.healthy(i), ROUTINE));
        ground.advance(Duration.ofMinutes(1));
        Vector<Letter> again = Vector.range(0, 10_000).map(i -> ground.submit(host(i), ROUTINE));
        ground.advance(Duration.ofMinutes(1));

        assertThat(letters).allMatch(Letter::isAnswered);
        assertThat(again).allMatch(Letter::isAnswered);
    }
}
