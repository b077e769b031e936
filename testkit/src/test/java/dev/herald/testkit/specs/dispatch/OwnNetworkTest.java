package dev.herald.testkit.specs.dispatch;

import static dev.herald.application.dispatch.Urgency.EVENT;
import static dev.herald.application.dispatch.Urgency.ROUTINE;
import static dev.herald.testkit.ScriptedAnswer.failed;
import static dev.herald.testkit.ScriptedAnswer.silence;
import static dev.herald.testkit.specs.dispatch.Ground.ROUND_TRIP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.dispatch.Place;
import dev.herald.application.dispatch.Verdict.TurnedAway;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.InMemoryTrackerGateway.AskedAnnounce;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.specs.dispatch.Ground.Letter;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When it is our own network that fails. */
class OwnNetworkTest {

    private static final ScriptedAnswer NO_ROUTE = failed(new Unreachable(Stage.CONNECT, "network is unreachable"));

    private final Ground ground = new Ground();
    private final Vector<TrackerUrl> trackers = Vector.range(0, 6).map(ground::healthy);
    private int seen;

    @BeforeEach
    void everybody_has_answered_before() {
        trackers.forEach(tracker -> ground.submit(tracker, ROUTINE));
        ground.advance(ROUND_TRIP);
        seen = ground.trackers.announces().size();
    }

    private void networkFails() {
        trackers.forEach(tracker -> ground.trackers.at(tracker).answers(NO_ROUTE));
    }

    private void networkReturns() {
        trackers.forEach(tracker -> ground.trackers.at(tracker).worksAgain());
    }

    private Vector<Letter> announceEverywhere() {
        return trackers.map(tracker -> ground.submit(tracker, ROUTINE));
    }

    private Vector<AskedAnnounce> fresh() {
        Vector<AskedAnnounce> fresh = ground.trackers.announces().drop(seen).toVector();
        seen += fresh.size();
        return fresh;
    }

    /** Three hosts have failed, and nothing moves any more. */
    private Vector<Letter> outage() {
        networkFails();
        Vector<Letter> letters = announceEverywhere();
        ground.advance(ROUND_TRIP);
        fresh();
        return letters;
    }

    @Test
    void when_hosts_fail_together_the_rest_waits_and_no_tracker_is_blamed() {
        Vector<Letter> letters = outage();

        assertThat(letters.count(letter -> !letter.isUnheard())).isEqualTo(2);
        assertThat(letters.filter(Letter::isUnheard)
                        .map(letter -> letter.ticket().place()))
                .containsOnly(Place.WAITING_FOR_OWN_NETWORK);
        assertThat(ground.submit(trackers.head(), EVENT).ticket().place()).isEqualTo(Place.WAITING_FOR_OWN_NETWORK);
    }

    @Test
    void one_announce_at_a_time_finds_out_at_another_host_each_time_and_ever_more_rarely() {
        outage();
        trackers.forEach(tracker -> ground.submit(50, tracker, ROUTINE));

        ground.advance(Duration.ofMinutes(5));
        Vector<AskedAnnounce> probes = fresh();
        assertThat(probes.map(asked -> asked.at().toSeconds())).containsExactly(5L, 15L, 35L, 75L, 135L, 195L, 255L);
        assertThat(probes.take(6).map(AskedAnnounce::tracker).distinct()).hasSize(6);
    }

    @Test
    void a_probe_that_fails_is_turned_away_without_blame_so_that_its_session_may_try_another_tracker() {
        Vector<Letter> letters = outage();
        Vector<Letter> waiting = letters.filter(Letter::isUnheard);

        ground.advance(Duration.ofSeconds(6));
        assertThat(waiting.count(Letter::isTurnedAway)).isEqualTo(1);
        TurnedAway verdict =
                (TurnedAway) waiting.find(Letter::isTurnedAway).get().verdicts().head();
        assertThat(verdict.retryIn()).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void the_first_answer_ends_it_and_what_waited_goes_spread_out() {
        outage();
        Vector<Letter> waiting = trackers.flatMap(tracker -> ground.submit(100, tracker, ROUTINE));
        networkReturns();

        ground.advance(Duration.ofSeconds(5));
        assertThat(fresh()).as("the probe").hasSize(1);
        ground.advance(Duration.ofSeconds(1));
        assertThat(fresh().size()).isBetween(50, 150);
        ground.advance(Duration.ofSeconds(10));
        assertThat(waiting).allMatch(Letter::isAnswered);
    }

    @Test
    void a_hint_that_the_network_changed_asks_at_once() {
        outage();
        ground.advance(Duration.ofSeconds(100));
        fresh();
        networkReturns();
        ground.submit(trackers.head(), ROUTINE);

        ground.now(ground.dispatcher::networkChanged);
        assertThat(fresh()).hasSize(1);
        ground.advance(Duration.ofSeconds(1));
        assertThat(ground.dispatcher
                        .submit(ground.submit(trackers.head(), EVENT), EVENT, 0)
                        .place())
                .isEqualTo(Place.QUEUED_HERE);
    }

    @Test
    void a_probe_that_is_cancelled_does_not_end_the_probing() {
        Vector<Letter> letters = outage();
        trackers.forEach(tracker -> ground.trackers.at(tracker).answers(silence()));
        ground.advance(Duration.ofSeconds(5));
        assertThat(fresh()).hasSize(1);

        ground.now(() -> letters.filter(letter -> letter.ticket().place() == Place.WITH_TRACKER)
                .forEach(letter -> letter.ticket().cancel()));
        ground.advance(Duration.ofSeconds(1));
        assertThat(fresh()).hasSize(1);
    }

    @Test
    void a_host_that_fails_alone_is_its_own_fault() {
        ground.trackers.at(trackers.head()).answers(NO_ROUTE);
        Vector<Letter> letters = announceEverywhere();

        ground.advance(ROUND_TRIP);
        assertThat(letters).noneMatch(Letter::isUnheard);
        assertThat(letters.tail()).allMatch(Letter::isAnswered);
    }
}
