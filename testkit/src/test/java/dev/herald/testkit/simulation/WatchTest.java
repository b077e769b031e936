package dev.herald.testkit.simulation;

import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.Fixtures.IH2;
import static dev.herald.testkit.Fixtures.TRACKER;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.session.SessionStatus;
import dev.herald.application.session.SessionStatus.SwarmStatus;
import dev.herald.application.session.SessionStatus.TierStatus;
import dev.herald.application.session.TrackerStatus;
import dev.herald.application.session.TrackerStatus.Place;
import dev.herald.domain.session.DueRule;
import dev.herald.domain.session.Session;
import dev.herald.domain.torrent.InfoHash;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions that are stuck or forgotten, which the watch must report, and those that come near. */
class WatchTest {

    private static final Duration NOW = Duration.ofHours(7);
    private static final Duration LATER = NOW.plusMinutes(46);

    private final Watch watch = new Watch(false);

    private static TrackerStatus contact(InfoHash swarm, Place place, Option<Duration> next) {
        return new TrackerStatus(
                TRACKER,
                swarm,
                place,
                next,
                DueRule.INTERVAL,
                Option.none(),
                true,
                false,
                0,
                Option.none(),
                Option.none(),
                Option.none());
    }

    private static SessionStatus status(TrackerStatus... contacts) {
        return new SessionStatus(
                Session.Phase.OPEN,
                false,
                Vector.of(contacts)
                        .map(contact ->
                                new SwarmStatus(contact.swarm(), Vector.of(new TierStatus(0, Vector.of(contact))))),
                Vector.empty());
    }

    private static SessionStatus status(Place place) {
        return status(contact(IH1, place, Option.none()));
    }

    private static SessionStatus waiting(Duration next) {
        return status(contact(IH1, Place.WAITING, Option.some(next)));
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUED_HERE", "WITH_TRACKER", "WAITING_FOR_OWN_NETWORK"})
    void nobody_stays_where_it_may_be_for_a_while_only(Place place) {
        watch.check(status(place), NOW, false);
        watch.check(status(place), NOW.plusMinutes(45), false);

        assertThatThrownBy(() -> watch.check(status(place), LATER, false)).hasMessageContaining("has been " + place);
    }

    @Test
    void whose_time_has_come_does_not_go_on_waiting() {
        watch.check(waiting(Duration.ZERO), NOW, false);

        assertThatThrownBy(() -> watch.check(waiting(Duration.ZERO), LATER, false))
                .hasMessageContaining("has been WAITING");
        assertThatCode(() -> watch.check(waiting(Duration.ofHours(1)), LATER, false))
                .doesNotThrowAnyException();
    }

    @Test
    void without_our_own_network_nobody_is_to_blame() {
        watch.check(status(Place.QUEUED_HERE), NOW, false);
        watch.check(status(Place.QUEUED_HERE), NOW.plusMinutes(20), true);

        assertThatCode(() -> watch.check(status(Place.QUEUED_HERE), LATER, false))
                .doesNotThrowAnyException();
    }

    @Test
    void a_swarm_waits_with_a_time_or_is_asked_for_unless_there_is_nobody_left_to_ask() {
        assertThatThrownBy(() -> watch.check(status(Place.IN_RESERVE), NOW, false))
                .hasMessageContaining("neither waits with a time");
        assertThatCode(() -> watch.check(status(Place.DISABLED), NOW, false)).doesNotThrowAnyException();
    }

    @Test
    void the_swarms_of_a_private_torrent_are_cared_for_together() {
        SessionStatus one = status(
                contact(IH1, Place.WAITING, Option.some(Duration.ofHours(1))),
                contact(IH2, Place.IN_RESERVE, Option.none()));

        assertThatCode(() -> new Watch(true).check(one, NOW, false)).doesNotThrowAnyException();
        assertThatThrownBy(() -> watch.check(one, NOW, false)).hasMessageContaining("neither waits with a time");
    }
}
