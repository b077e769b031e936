package dev.herald.testkit.specs.dispatch;

import static dev.herald.application.dispatch.Urgency.HUNGRY;
import static dev.herald.application.dispatch.Urgency.ROUTINE;
import static dev.herald.application.dispatch.Urgency.SPREAD;
import static dev.herald.testkit.ScriptedAnswer.failed;
import static dev.herald.testkit.ScriptedAnswer.refused;
import static dev.herald.testkit.ScriptedAnswer.silence;
import static dev.herald.testkit.specs.dispatch.Ground.ROUND_TRIP;
import static dev.herald.testkit.specs.dispatch.Ground.TIMEOUT;
import static dev.herald.testkit.specs.dispatch.Ground.host;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.dispatch.Verdict.TurnedAway;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.InMemoryTrackerGateway.AskedAnnounce;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.specs.dispatch.Ground.Letter;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Hosts that do not answer, and those beside them. */
class DeadHostsTest {

    private final Ground ground = new Ground();
    private final TrackerUrl dead = host(0);

    private void dies(TrackerUrl tracker) {
        ground.trackers.at(tracker).answers(silence());
    }

    /** Everything the host was sent at first has failed, and the rest has been turned away. */
    private Vector<Letter> downAfterTimeout() {
        dies(dead);
        Vector<Letter> letters = ground.submit(1_000, dead, ROUTINE);
        ground.advance(TIMEOUT);
        return letters;
    }

    @Test
    void when_a_few_fail_in_a_row_the_others_are_turned_away_at_once() {
        Vector<Letter> letters = downAfterTimeout();

        assertThat(ground.announcesTo(dead)).hasSize(4);
        assertThat(letters.count(Letter::isTurnedAway)).isEqualTo(996);
        assertThat(letters).allMatch(letter -> letter.verdicts().size() == 1);
    }

    @Test
    void UDP_R1_a_host_whose_answers_nobody_can_read_is_not_dead() {
        ground.trackers
                .at(dead)
                .answers(failed(new TrackerError.Malformed("an answer of at least 20 bytes", 8))
                        .after(ROUND_TRIP));
        Vector<Letter> letters = ground.submit(1_000, dead, ROUTINE);
        ground.advance(TIMEOUT);

        assertThat(letters).noneMatch(Letter::isTurnedAway).noneMatch(Letter::isUnheard);
    }

    @Test
    void those_turned_away_are_told_why_and_when_to_come_back_and_not_all_at_once() {
        Vector<TurnedAway> told = downAfterTimeout()
                .filter(Letter::isTurnedAway)
                .map(letter -> (TurnedAway) letter.verdicts().head());

        assertThat(told).allMatch(away -> away.because().kind() == ErrorKind.TIMED_OUT);
        assertThat(told.map(TurnedAway::retryIn))
                .allMatch(wait -> wait.compareTo(Duration.ofSeconds(17)) >= 0)
                .allMatch(wait -> wait.compareTo(Duration.ofSeconds(29)) < 0);
        assertThat(told.map(TurnedAway::retryIn).distinct().size()).isGreaterThan(900);
    }

    @Test
    void RETRY_6_it_is_probed_by_one_announce_at_a_time_after_longer_and_longer_pauses() {
        downAfterTimeout();
        for (int i = 0; i < 60 * 60; i++) {
            ground.submit(dead, ROUTINE);
            ground.advance(Duration.ofSeconds(1));
        }

        Vector<Long> probes = ground.announcesTo(dead)
                .drop(4)
                .map(AskedAnnounce::at)
                .map(Duration::toSeconds)
                .toVector();
        // 17, 55, 117, 205 … seconds after the failure before, each of which takes the 30 seconds of its timeout
        assertThat(probes).startsWith(47L, 132L, 279L, 514L, 861L, 1346L, 1993L, 2828L);
    }

    @Test
    void the_first_answer_even_a_no_brings_it_back_for_everybody() {
        downAfterTimeout();
        ground.advance(Duration.ofSeconds(20));
        ground.trackers.at(dead).answers(refused("not you").after(ROUND_TRIP));
        ground.submit(dead, ROUTINE);
        ground.advance(ROUND_TRIP);

        Vector<Letter> letters = ground.submit(100, dead, ROUTINE);
        ground.advance(Duration.ofSeconds(2));
        assertThat(letters).noneMatch(Letter::isTurnedAway).noneMatch(Letter::isUnheard);
    }

    @Test
    void a_hint_that_the_network_changed_lets_the_next_announce_probe_it() {
        downAfterTimeout();
        ground.now(ground.dispatcher::networkChanged);
        ground.healthy(0);
        ground.trackers.at(dead).worksAgain();
        Letter probe = ground.submit(dead, ROUTINE);
        ground.advance(ROUND_TRIP);

        assertThat(probe.isAnswered()).isTrue();
    }

    @Test
    void a_probe_that_is_cancelled_leaves_its_turn_to_the_next() {
        downAfterTimeout();
        ground.advance(Duration.ofSeconds(20));
        Letter first = ground.submit(dead, ROUTINE);
        ground.now(() -> first.ticket().cancel());
        Letter second = ground.submit(dead, ROUTINE);

        assertThat(ground.departures(second)).hasSize(1);
    }

    @Test
    void a_lossy_host_that_is_asked_much_is_not_dead() {
        int[] asked = new int[1];
        ground.trackers
                .at(dead)
                .follows(question -> asked[0]++ % 5 == 0
                        ? silence()
                        : ScriptedAnswer.announced(Fixtures.response()).after(ROUND_TRIP));
        Vector<Letter> letters = ground.submit(500, dead, ROUTINE);
        ground.advance(Duration.ofHours(1));

        assertThat(letters).noneMatch(Letter::isUnheard).noneMatch(Letter::isTurnedAway);
    }

    @Test
    void SCRAPE_13_for_whoever_waits_for_peers_a_scrape_finds_out_and_leaves_no_trace() {
        downAfterTimeout();
        ground.advance(Duration.ofSeconds(20));
        Vector<Letter> hungry = ground.submit(5, dead, HUNGRY);

        assertThat(hungry).allMatch(Letter::isTurnedAway);
        assertThat(hungry.flatMap(ground::departures)).isEmpty();
        assertThat(ground.trackers.scrapes()).hasSize(1);
        assertThat(((TurnedAway) hungry.last().verdicts().head()).retryIn())
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(16));
    }

    @Test
    void when_the_scrape_is_answered_even_with_a_no_the_host_is_back() {
        downAfterTimeout();
        ground.advance(Duration.ofSeconds(20));
        ground.trackers.at(dead).answers(refused("no scrapes here").after(ROUND_TRIP));
        ground.submit(dead, HUNGRY);
        ground.advance(ROUND_TRIP);

        assertThat(ground.departures(ground.submit(dead, HUNGRY))).hasSize(1);
    }

    @Test
    void when_it_is_not_the_host_stays_down_and_is_left_alone_for_longer() {
        downAfterTimeout();
        ground.advance(Duration.ofSeconds(20));
        ground.submit(dead, HUNGRY);
        ground.advance(TIMEOUT);
        for (int i = 0; i < 54; i++) {
            ground.submit(dead, HUNGRY);
            ground.advance(Duration.ofSeconds(1));
        }
        assertThat(ground.trackers.scrapes()).hasSize(1);
        ground.advance(Duration.ofSeconds(1));
        ground.submit(dead, HUNGRY);
        assertThat(ground.trackers.scrapes()).hasSize(2);
    }

    @Test
    void SCRAPE_4_where_no_scrape_is_possible_the_announce_itself_finds_out_unless_another_does() {
        TrackerUrl unscrapable = TrackerUrl.of("http://dead/tracker.php");
        dies(unscrapable);
        ground.submit(10, unscrapable, ROUTINE);
        ground.advance(TIMEOUT.plusSeconds(20));
        Letter hungry = ground.submit(unscrapable, HUNGRY);
        assertThat(hungry.isTurnedAway()).isTrue();

        ground.advance(Duration.ofSeconds(30));
        assertThat(ground.departures(ground.submit(unscrapable, HUNGRY))).hasSize(1);
        assertThat(ground.trackers.scrapes()).isEmpty();
    }

    @Test
    void
            twelve_of_twenty_trackers_never_answer_and_a_new_torrent_behind_five_thousand_seeds_has_peers_in_two_round_trips() {
        Vector<TrackerUrl> trackers = Vector.range(0, 20).map(Ground::host);
        trackers.take(12).forEach(this::dies);
        Vector.range(12, 20).forEach(ground::healthy);
        trackers.forEach(tracker -> ground.submit(5_000, tracker, SPREAD));
        trackers.forEach(tracker -> ground.submit(5_000, tracker, ROUTINE));

        Duration opened = ground.time.now();
        Vector<Letter> started = trackers.map(tracker -> ground.submit(tracker, HUNGRY));

        assertThat(started.map(letter -> ground.departures(letter).head())).allMatch(opened::equals);
        ground.advance(ROUND_TRIP.multipliedBy(2));
        assertThat(started.drop(12)).allMatch(Letter::isAnswered);
    }

    @Test
    void the_same_once_the_dead_are_known_and_there_they_are_turned_away_at_once() {
        Vector<TrackerUrl> trackers = Vector.range(0, 20).map(Ground::host);
        trackers.take(12).forEach(this::dies);
        Vector.range(12, 20).forEach(ground::healthy);
        trackers.forEach(tracker -> ground.submit(5_000, tracker, SPREAD));
        ground.advance(Duration.ofMinutes(1));

        Vector<Letter> started = trackers.map(tracker -> ground.submit(tracker, HUNGRY));

        assertThat(started.take(12)).allMatch(Letter::isTurnedAway);
        ground.advance(ROUND_TRIP);
        assertThat(started.drop(12)).allMatch(Letter::isAnswered);
    }

    @Test
    void a_thousand_dead_trackers_at_once_hold_up_none_that_answers() {
        Vector.range(0, 1_000).map(Ground::host).forEach(tracker -> {
            dies(tracker);
            ground.submit(10, tracker, ROUTINE);
        });
        TrackerUrl tracker = ground.healthy(1_001);
        Letter first = ground.submit(tracker, HUNGRY);
        ground.advance(ROUND_TRIP);
        assertThat(first.isAnswered()).isTrue();

        Vector<Letter> regulars = ground.submit(100, tracker, ROUTINE);
        ground.advance(Duration.ofSeconds(2));
        assertThat(regulars).allMatch(Letter::isAnswered);
    }

    @Test
    void nor_do_a_thousand_torrents_that_wait_for_dead_trackers_alone() {
        TrackerUrl tracker = ground.healthy(1_001);
        ground.submit(tracker, ROUTINE);
        ground.advance(ROUND_TRIP);
        Vector.range(0, 1_000).map(Ground::host).forEach(silent -> {
            dies(silent);
            ground.submit(silent, HUNGRY);
        });

        Vector<Letter> letters = ground.submit(100, tracker, ROUTINE);
        Letter download = ground.submit(tracker, HUNGRY);
        ground.advance(ROUND_TRIP);
        assertThat(download.isAnswered()).isTrue();
        ground.advance(Duration.ofSeconds(2));
        assertThat(letters).allMatch(Letter::isAnswered);
    }

    @Test
    void a_caller_that_fails_holds_up_nobody_else() {
        downAfterTimeout();
        Letter careless = ground.carelessLetter(dead);
        Letter other = ground.post(dead, ROUTINE, 0);

        assertThatThrownBy(ground.time::runDue).hasMessage("a careless caller");
        ground.time.runDue();
        assertThat(careless.isTurnedAway()).isTrue();
        assertThat(other.isTurnedAway()).isTrue();
    }
}
