package dev.herald.domain.session;

import static dev.herald.domain.session.Timeline.silence;
import static dev.herald.domain.session.Timeline.yes;
import static dev.herald.domain.session.Torrents.B1;
import static dev.herald.domain.session.Torrents.T1;
import static dev.herald.domain.session.Torrents.T2;
import static dev.herald.domain.session.Torrents.asPrivate;
import static dev.herald.domain.session.Torrents.torrent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.session.SessionFact.Completed;
import dev.herald.domain.session.SessionFact.StopAsked;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.TierPolicy;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A week of announcing, twice a day. The first tracker is silent from the evening of the second day to that of the fourth, and the
 * download completes on the third.
 */
class WeekTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Torrent TORRENT = torrent("t1 t2 | b1");

    private static Vector<String> week(Torrent torrent, TierPolicy policy) {
        Timeline week = new Timeline(torrent, policy, false);
        week.tracker(T1, event -> yes(Duration.ofHours(12)))
                .tracker(T2, event -> yes(Duration.ofHours(12)))
                .tracker(B1, event -> yes(DAY));
        week.opened().pass(DAY.plusHours(20)).fails(T1, silence());
        week.pass(DAY).tell(new Completed());
        week.pass(DAY).tracker(T1, event -> yes(Duration.ofHours(12)));
        return week.pass(DAY.multipliedBy(3)).tell(new StopAsked()).pass(DAY).log();
    }

    @Test
    void BEP_12_begins_at_the_front_and_promotes_who_answers() {
        assertThat(week(TORRENT, TierPolicy.BEP12))
                .containsExactly(
                        "0:00:00 t1 started",
                        "12:00:00 t1 none",
                        "1d 0:00:00 t1 none",
                        "1d 12:00:00 t1 none",
                        "2d 0:00:00 t1 none",
                        "2d 0:00:30 t2 started",
                        "2d 12:00:30 t2 none",
                        "2d 20:00:00 t2 completed",
                        "2d 20:00:00 t1 completed",
                        "3d 8:00:00 t2 none",
                        "3d 20:00:00 t2 none",
                        "4d 8:00:00 t2 none",
                        "4d 20:00:00 t2 none",
                        "5d 8:00:00 t2 none",
                        "5d 20:00:00 t2 none",
                        "6d 8:00:00 t2 none",
                        "6d 20:00:00 t2 none",
                        "6d 20:00:00 t2 stopped",
                        "6d 20:00:00 t1 completed",
                        "6d 20:00:00 t1 stopped",
                        "6d 20:00:00 done");
    }

    @Test
    void one_per_tier_keeps_a_time_for_each_tier() {
        assertThat(week(TORRENT, TierPolicy.ONE_PER_TIER))
                .containsExactly(
                        "0:00:00 t1 started",
                        "0:00:00 b1 started",
                        "12:00:00 t1 none",
                        "1d 0:00:00 t1 none",
                        "1d 0:00:00 b1 none",
                        "1d 12:00:00 t1 none",
                        "2d 0:00:00 t1 none",
                        "2d 0:00:00 b1 none",
                        "2d 0:00:30 t2 started",
                        "2d 12:00:30 t2 none",
                        "2d 20:00:00 t2 completed",
                        "2d 20:00:00 t1 completed",
                        "2d 20:00:00 b1 completed",
                        "3d 8:00:00 t2 none",
                        "3d 20:00:00 t2 none",
                        "3d 20:00:00 b1 none",
                        "4d 8:00:00 t2 none",
                        "4d 20:00:00 t2 none",
                        "4d 20:00:00 b1 none",
                        "5d 8:00:00 t2 none",
                        "5d 20:00:00 t2 none",
                        "5d 20:00:00 b1 none",
                        "6d 8:00:00 t2 none",
                        "6d 20:00:00 t2 none",
                        "6d 20:00:00 b1 none",
                        "6d 20:00:00 t2 stopped",
                        "6d 20:00:00 t1 completed",
                        "6d 20:00:00 b1 stopped",
                        "6d 20:00:00 t1 stopped",
                        "6d 20:00:00 done");
    }

    @Test
    void everywhere_keeps_a_time_for_each_tracker() {
        Vector<String> week = week(TORRENT, TierPolicy.EVERYWHERE);

        assertThat(week.filter(line -> line.contains("t1")))
                .startsWith(
                        "0:00:00 t1 started",
                        "12:00:00 t1 none",
                        "1d 0:00:00 t1 none",
                        "1d 12:00:00 t1 none",
                        "2d 0:00:00 t1 none",
                        "2d 0:00:47 t1 none",
                        "2d 0:02:12 t1 none",
                        "2d 0:04:39 t1 none",
                        "2d 0:08:34 t1 none");
        assertThat(week.reject(line -> line.contains("t1")))
                .containsExactly(
                        "0:00:00 t2 started",
                        "0:00:00 b1 started",
                        "12:00:00 t2 none",
                        "1d 0:00:00 t2 none",
                        "1d 0:00:00 b1 none",
                        "1d 12:00:00 t2 none",
                        "2d 0:00:00 t2 none",
                        "2d 0:00:00 b1 none",
                        "2d 12:00:00 t2 none",
                        "2d 20:00:00 t2 completed",
                        "2d 20:00:00 b1 completed",
                        "3d 8:00:00 t2 none",
                        "3d 20:00:00 t2 none",
                        "3d 20:00:00 b1 none",
                        "4d 8:00:00 t2 none",
                        "4d 20:00:00 t2 none",
                        "4d 20:00:00 b1 none",
                        "5d 8:00:00 t2 none",
                        "5d 20:00:00 t2 none",
                        "5d 20:00:00 b1 none",
                        "6d 8:00:00 t2 none",
                        "6d 20:00:00 t2 none",
                        "6d 20:00:00 b1 none",
                        "6d 20:00:00 t2 stopped",
                        "6d 20:00:00 b1 stopped",
                        "6d 20:00:00 done");
    }

    @Test
    void private_torrents_stay_where_they_are() {
        assertThat(week(asPrivate(TORRENT), TierPolicy.PRIVATE))
                .containsExactly(
                        "0:00:00 t1 started",
                        "12:00:00 t1 none",
                        "1d 0:00:00 t1 none",
                        "1d 12:00:00 t1 none",
                        "2d 0:00:00 t1 none",
                        "2d 0:00:30 t2 started",
                        "2d 0:00:30 drop the peers of t1",
                        "2d 12:00:30 t2 none",
                        "2d 20:00:00 t2 completed",
                        "3d 8:00:00 t2 none",
                        "3d 20:00:00 t2 none",
                        "4d 8:00:00 t2 none",
                        "4d 20:00:00 t2 none",
                        "5d 8:00:00 t2 none",
                        "5d 20:00:00 t2 none",
                        "6d 8:00:00 t2 none",
                        "6d 20:00:00 t2 none",
                        "6d 20:00:00 t2 stopped",
                        "6d 20:00:00 t1 completed",
                        "6d 20:00:00 t1 stopped",
                        "6d 20:00:00 done");
    }
}
