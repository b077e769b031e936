package dev.herald.domain.session;

import static dev.herald.domain.session.Timeline.silence;
import static dev.herald.domain.session.Timeline.yes;
import static dev.herald.domain.session.Torrents.B1;
import static dev.herald.domain.session.Torrents.T1;
import static dev.herald.domain.session.Torrents.asHybrid;
import static dev.herald.domain.session.Torrents.asPrivate;
import static dev.herald.domain.session.Torrents.torrent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.session.SessionFact.Completed;
import dev.herald.domain.session.SessionFact.StopAsked;
import dev.herald.domain.session.SessionFact.TrackersReplaced;
import dev.herald.domain.tracker.TierPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Private torrents: one tracker at a time, and that one until it fails (BEP 27). */
class PrivateTest {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final Timeline two = Timeline.of(asPrivate(torrent("t1 | b1")));

    @Test
    void PRIV_2_stays_with_the_tracker_in_use_though_the_first_is_back() {
        two.down(T1).opened().pass(Duration.ZERO).up(T1).pass(Duration.ofHours(1));

        assertThat(two.log())
                .containsExactly("0:00:00 t1 started", "0:00:00 b1 started", "0:30:00 b1 none", "1:00:00 b1 none");
    }

    @Test
    void PRIV_2_no_policy_changes_that() {
        Timeline everywhere = new Timeline(asPrivate(torrent("t1 | b1")), TierPolicy.EVERYWHERE, false);
        everywhere.opened().pass(HALF_AN_HOUR);

        assertThat(everywhere.log()).containsExactly("0:00:00 t1 started", "0:30:00 t1 none");
    }

    @Test
    void PRIV_3_on_a_switch_the_peers_of_the_previous_tracker_are_dropped() {
        two.opened()
                .pass(Duration.ZERO)
                .down(T1)
                .pass(HALF_AN_HOUR)
                .down(B1)
                .up(T1)
                .pass(HALF_AN_HOUR);

        assertThat(two.log())
                .containsExactly(
                        "0:00:00 t1 started",
                        "0:30:00 t1 none",
                        "0:30:00 b1 started",
                        "0:30:00 drop the peers of t1",
                        "1:00:00 b1 none",
                        "1:00:00 t1 started",
                        "1:00:00 drop the peers of b1");
    }

    @Test
    void PRIV_3_no_peers_are_dropped_while_no_other_tracker_took_over() {
        two.opened()
                .pass(Duration.ZERO)
                .down(T1)
                .down(B1)
                .pass(HALF_AN_HOUR)
                .up(T1)
                .pass(Duration.ofMinutes(1));

        assertThat(two.log())
                .containsExactly("0:00:00 t1 started", "0:30:00 t1 none", "0:30:00 b1 started", "0:30:17 t1 started");
    }

    @Test
    void PRIV_4_both_swarms_of_a_hybrid_are_told_to_the_same_tracker() {
        Timeline hybrid = Timeline.of(asHybrid(asPrivate(torrent("t1 | b1"))));
        hybrid.opened()
                .pass(Duration.ZERO)
                .fails(T1, silence())
                .pass(HALF_AN_HOUR)
                .pass(Duration.ofMinutes(1));

        assertThat(hybrid.log())
                .containsExactly(
                        "0:00:00 t1 started",
                        "0:00:00 t1 started",
                        "0:30:00 t1 none",
                        "0:30:00 t1 none",
                        "0:30:30 b1 started",
                        "0:30:30 b1 started",
                        "0:30:30 drop the peers of t1");
    }

    @Test
    void PRIV_4_a_tracker_that_knows_one_swarm_of_a_hybrid_is_not_left_for_the_other() {
        Timeline hybrid = Timeline.of(asHybrid(asPrivate(torrent("t1 | b1"))));
        int[] asked = {0};
        hybrid.tracker(T1, event -> asked[0]++ % 2 == 0 ? yes(HALF_AN_HOUR) : io.vavr.control.Either.left(silence()));
        hybrid.opened().pass(Duration.ofMinutes(5));

        assertThat(hybrid.log()).containsExactly("0:00:00 t1 started", "0:00:00 t1 started");
    }

    @Test
    void PRIV_2_completed_goes_to_the_tracker_in_use_at_once_and_to_the_other_when_we_part() {
        two.opened()
                .pass(Duration.ZERO)
                .fails(T1, silence())
                .pass(HALF_AN_HOUR)
                .pass(Duration.ofMinutes(5))
                .log();

        two.up(T1).tell(new Completed()).pass(Duration.ZERO);
        assertThat(two.log()).containsExactly("0:35:00 b1 completed");

        two.tell(new StopAsked()).pass(Duration.ZERO);
        assertThat(two.log())
                .containsExactly("0:35:00 t1 completed", "0:35:00 b1 stopped", "0:35:00 t1 stopped", "0:35:00 done");
    }

    @Test
    void PRIV_3_a_tracker_in_use_that_is_taken_away_takes_its_peers_along() {
        two.opened().pass(Duration.ofMinutes(1)).log();

        two.tell(new TrackersReplaced(Torrents.tiers("b1"))).pass(Duration.ZERO);

        assertThat(two.log())
                .containsExactlyInAnyOrder("0:01:00 t1 stopped", "0:01:00 drop the peers of t1", "0:01:00 b1 started");
    }
}
