package dev.herald.testkit.specs.session;

import static dev.herald.testkit.Fixtures.swarm;
import static dev.herald.testkit.ScriptedAnswer.failed;
import static dev.herald.testkit.specs.session.Lives.HALF_AN_HOUR;
import static dev.herald.testkit.specs.session.Lives.MINUTE;
import static dev.herald.testkit.specs.session.Lives.OPTIONS;
import static dev.herald.testkit.specs.session.Lives.T1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.session.TrackerSession;
import dev.herald.application.session.TrackerStatus;
import dev.herald.application.session.TrackerStatus.Place;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.InMemoryTrackerGateway.AskedAnnounce;
import dev.herald.testkit.ScriptedAnswer;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Sessions when the machine sleeps, and when its network is gone. */
class AdversityTest {

    private static final ScriptedAnswer NO_ROUTE = failed(new Unreachable(Stage.CONNECT, "network is unreachable"));

    private final Lives lives = new Lives();
    private int seen;

    private TrackerSession open(int number, TrackerUrl tracker) {
        return lives.client.open(
                Torrent.of(swarm(number), TrackerTiers.ofEach(List.of(tracker))),
                OPTIONS.withProgress(Progress::complete));
    }

    private Seq<AskedAnnounce> fresh() {
        Seq<AskedAnnounce> fresh = lives.trackers.announces().drop(seen);
        seen += fresh.size();
        return fresh;
    }

    @Test
    void RETRY_12_after_a_sleep_every_session_announces_once_and_they_do_not_go_together() {
        for (int i = 0; i < 1_000; i++) {
            open(i, T1);
        }
        lives.pass(MINUTE);
        fresh();

        lives.time.suspendFor(Duration.ofHours(8));
        lives.pass(Duration.ofSeconds(10));
        assertThat(fresh().size()).isBetween(190, 220);
        lives.pass(MINUTE);
        assertThat(fresh().size()).isBetween(780, 810);
        lives.pass(Duration.ofMinutes(28));
        assertThat(fresh()).isEmpty();
    }

    @Test
    void while_our_own_network_is_down_no_failure_is_counted_and_when_it_is_back_all_is_well_at_once() {
        Vector<TrackerUrl> trackers = Vector.range(0, 5).map(i -> TrackerUrl.of("http://t" + i + "/announce"));
        Vector<TrackerSession> sessions = Vector.range(0, 100).map(i -> open(i, trackers.get(i % 5)));
        lives.pass(MINUTE);
        trackers.forEach(tracker -> lives.trackers.at(tracker).answers(NO_ROUTE));
        lives.pass(HALF_AN_HOUR.multipliedBy(8));

        Seq<TrackerStatus> down =
                sessions.map(session -> session.status().trackers().head());
        assertThat(down.count(status -> status.place() == Place.WAITING_FOR_OWN_NETWORK))
                .isGreaterThan(80);
        assertThat(down.count(status -> status.failures() > 0)).isLessThanOrEqualTo(3);
        fresh();

        trackers.forEach(tracker -> lives.trackers.at(tracker).worksAgain());
        lives.pass(MINUTE.multipliedBy(2));
        Seq<InfoHash> announced = fresh().map(asked -> asked.request().swarm());
        assertThat(announced.distinct().size()).isGreaterThanOrEqualTo(97);
        assertThat(sessions.map(session -> session.status().trackers().head().failures()))
                .containsOnly(0);
    }
}
