package dev.herald.testkit.simulation;

import static dev.herald.domain.announce.AnnounceEvent.COMPLETED;
import static dev.herald.domain.announce.AnnounceEvent.NONE;
import static dev.herald.domain.announce.AnnounceEvent.STARTED;
import static dev.herald.domain.announce.AnnounceEvent.STOPPED;
import static dev.herald.testkit.Fixtures.TRACKER;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static dev.herald.testkit.simulation.Ground.leeching;
import static dev.herald.testkit.simulation.TrackerNature.HEALTHY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.VirtualTime;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VirtualTrackersTest {

    private static final int MANY = 2_000;

    private final Ground ground = new Ground(HEALTHY);

    /** How many of many announces, each of another swarm, were answered. */
    private static int answered(Ground ground) {
        Vector<AnnounceRequest> requests =
                Vector.range(0, MANY).map(number -> leeching(STARTED).with(Fixtures.swarm(number)));
        return requests.count(request -> ground.hear(request).isRight());
    }

    @Test
    void a_healthy_tracker_answers_after_its_latency_and_remembers_who_came() {
        var question = ground.ask(leeching(STARTED));

        ground.waitFor(Ground.ROUND_TRIP.minusMillis(1));
        assertThat(question).isNotDone();
        ground.waitFor(Duration.ofMillis(1));
        assertThat(assertThatRight(question.join()).actual().intervals()).isEqualTo(HEALTHY.intervals());
        assertThat(ground.tracker.members()).isEqualTo(1);

        ground.say(leeching(COMPLETED)).say(STOPPED);
        assertThat(ground.tracker.members()).isZero();
        assertThat(ground.tracker.completions()).isEqualTo(1);
        assertThat(ground.tracker.heard()).isEqualTo(3);
    }

    @Test
    void latencies_scatter_around_their_median() {
        SplittableRandom random = new SplittableRandom(1);
        Latency latency = Latency.around(Duration.ofMillis(100));
        Vector<Duration> drawn = Vector.fill(10_001, () -> latency.next(random)).sorted();

        assertThat(drawn.get(5_000)).isBetween(Duration.ofMillis(95), Duration.ofMillis(105));
        assertThat(drawn.get(500)).isLessThan(Duration.ofMillis(60));
        assertThat(drawn.get(9_500)).isGreaterThan(Duration.ofMillis(180));
        assertThat(drawn.last()).isLessThanOrEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void the_same_seed_makes_the_same_world() {
        TrackerNature moody = HEALTHY.losing(0.3).failing(0.1).refusing(Refusing.some(0.1));

        int first = answered(new Ground(7, moody));

        assertThat(answered(new Ground(7, moody))).isEqualTo(first);
        assertThat(answered(new Ground(8, moody))).isNotEqualTo(first);
        assertThat(first).isBetween(MANY / 2, MANY * 7 / 10);
    }

    @Test
    void what_is_lost_may_have_been_heard() {
        Ground lossy = new Ground(HEALTHY.losing(1));

        assertThatLeft(lossy.hear(leeching(STARTED))).hasKind(ErrorKind.TIMED_OUT);
        assertThat(answered(lossy)).isZero();
        assertThat(lossy.tracker.heard()).isBetween(MANY * 2L / 5, MANY * 3L / 5);
    }

    @Test
    void broken_connections_and_refusals_come_as_what_they_are() {
        assertThatLeft(new Ground(HEALTHY.failing(1)).hear(leeching(STARTED))).hasKind(ErrorKind.UNREACHABLE);

        RetryAdvice advice = RetryAdvice.after(Duration.ofMinutes(5));
        TrackerError refusal = assertThatLeft(
                        new Ground(HEALTHY.refusing(Refusing.some(1).advising(advice))).hear(leeching(STARTED)))
                .hasKind(ErrorKind.REFUSED)
                .actual();
        assertThat(refusal.retryAdvice()).isEqualTo(advice);
    }

    @Test
    void a_tracker_that_is_down_is_silent_or_refuses_connections() {
        ground.tracker.goesDown();
        assertThatLeft(ground.hear(leeching(STARTED))).hasKind(ErrorKind.TIMED_OUT);

        ground.tracker.becomes(HEALTHY.whenDown(Absence.CONNECTION_REFUSED));
        assertThatLeft(ground.hear(leeching(STARTED))).hasKind(ErrorKind.UNREACHABLE);

        ground.tracker.comesBack();
        assertThatRight(ground.hear(leeching(STARTED)));
    }

    @Test
    void a_restarted_tracker_has_forgotten_everybody_and_says_so_or_not() {
        ground.tracker.becomes(HEALTHY.meeting(Strangers.REFUSED));
        ground.say(STARTED);
        assertThatRight(ground.hear(leeching(NONE)));

        ground.tracker.restarts();
        assertThatLeft(ground.hear(leeching(NONE))).hasKind(ErrorKind.REFUSED);
        assertThatRight(ground.hear(leeching(STARTED)));

        ground.tracker.becomes(HEALTHY);
        ground.tracker.restarts();
        assertThatRight(ground.hear(leeching(NONE)));
        assertThat(ground.tracker.members()).isEqualTo(1);
    }

    @Test
    void without_our_own_network_everything_fails_and_what_is_under_way_is_lost() {
        var underWay = ground.ask(leeching(STARTED));
        ground.world.cutOff();
        ground.waitFor(Ground.ROUND_TRIP);

        assertThatLeft(underWay.join()).hasKind(ErrorKind.UNREACHABLE);
        assertThatLeft(ground.hear(leeching(STARTED))).hasKind(ErrorKind.UNREACHABLE);
        assertThatLeft(ground.world
                        .scrape(TRACKER, Vector.of(Fixtures.IH1), Ground.TIMEOUT)
                        .join())
                .hasKind(ErrorKind.UNREACHABLE);
        assertThat(ground.tracker.heard()).isEqualTo(1);

        ground.world.reconnect();
        assertThatRight(ground.hear(leeching(STARTED)));
    }

    @Test
    void weather_happens_to_every_tracker_and_to_our_own_network() {
        ground.world.have(Weather.STORMY);
        int down = 0;
        int cutOff = 0;
        for (int minute = 0; minute < 10_000; minute++) {
            ground.waitFor(Duration.ofMinutes(1));
            cutOff += ground.world.isCutOff() ? 1 : 0;
            down += ground.tracker.isDown() ? 1 : 0;
        }

        assertThat(down).as("minutes down of a week").isBetween(50, 1_000);
        assertThat(cutOff).as("minutes cut off of a week").isBetween(50, 600);
        assertThat(Weather.STORMY.withoutOutages().betweenOutages()).isZero();
    }

    @Test
    void nothing_happens_in_calm_weather() {
        ground.world.have(Weather.CALM);

        assertThat(ground.time.waiting()).isZero();
    }

    @Test
    void any_nature_is_one_of_a_plausible_tracker() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 100; i++) {
            VirtualTime time = new VirtualTime();
            VirtualTrackers world = VirtualTrackers.seeded(i, time);
            TrackerUrl url = TrackerUrl.of("http://any" + i + "/announce");
            world.at(url, TrackerNature.anyOf(random));
            int yes = 0;
            for (int swarm = 0; swarm < 50; swarm++) {
                var question = world.announce(url, leeching(STARTED).with(Fixtures.swarm(swarm)), Ground.TIMEOUT);
                time.advanceBy(Ground.TIMEOUT);
                yes += question.join().isRight() ? 1 : 0;
            }
            assertThat(yes).as("answers of tracker %s", i).isGreaterThan(10);
        }
    }
}
