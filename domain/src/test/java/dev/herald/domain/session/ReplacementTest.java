package dev.herald.domain.session;

import static dev.herald.domain.session.Timeline.silence;
import static dev.herald.domain.session.Torrents.T1;
import static dev.herald.domain.session.Torrents.T2;
import static dev.herald.domain.session.Torrents.tiers;
import static dev.herald.domain.session.Torrents.torrent;
import static dev.herald.domain.session.Torrents.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.session.SessionFact.StopAsked;
import dev.herald.domain.session.SessionFact.TrackersReplaced;
import dev.herald.domain.tracker.TierPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Trackers that come and go while a session runs. */
class ReplacementTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Timeline one = Timeline.of(torrent("t1"));

    private void replaced(String trackers) {
        one.tell(new TrackersReplaced(tiers(trackers)));
    }

    @Test
    void a_tracker_that_stays_keeps_its_time_and_hears_nothing() {
        one.opened().pass(MINUTE);
        replaced("t1 | b1");
        one.pass(Duration.ofMinutes(30));

        assertThat(one.log()).containsExactly("0:00:00 t1 started", "0:30:00 t1 none");
        assertThat(written(one.session().tiers())).isEqualTo("t1 | b1");
    }

    @Test
    void a_tracker_that_is_gone_hears_stopped_and_the_new_one_started() {
        one.opened().pass(MINUTE);
        replaced("t2");
        one.pass(MINUTE);

        assertThat(one.log())
                .containsExactlyInAnyOrder("0:00:00 t1 started", "0:01:00 t1 stopped", "0:01:00 t2 started");
        assertThat(one.session().leaving()).isEmpty();
        assertThat(one.session().phase()).isEqualTo(Session.Phase.OPEN);
    }

    @Test
    void a_tracker_that_never_answered_goes_without_a_word() {
        one.fails(T1, silence()).opened().pass(MINUTE).log();
        replaced("t2");

        one.pass(Duration.ofDays(1));
        assertThat(one.log()).noneMatch(line -> line.contains("t1")).contains("0:01:00 t2 started");
    }

    @Test
    void a_tracker_that_comes_back_before_it_heard_stopped_never_hears_it() {
        one.opened().pass(MINUTE).fails(T1, silence());
        replaced("t2");
        one.up(T1);
        replaced("t1");
        one.pass(MINUTE).tell(new StopAsked());

        assertThat(one.log().filter(line -> line.contains("t1")))
                .as("stopped may have arrived, so it begins anew")
                .containsExactly(
                        "0:00:00 t1 started", "0:01:00 t1 stopped", "0:01:00 t1 started", "0:02:00 t1 stopped");
    }

    @Test
    void a_back_off_is_kept() {
        one.fails(T1, silence()).opened().pass(Duration.ofSeconds(40));
        replaced("t1 | t2");
        one.pass(Duration.ofSeconds(1));

        assertThat(one.log()).containsExactly("0:00:00 t1 started", "0:00:40 t2 started");
        assertThat(one.contact(T1).due()).isEqualTo(new Due(47_000, DueRule.BACK_OFF));
    }

    @Test
    void an_announce_under_way_is_not_disturbed() {
        one.fails(T1, silence()).opened().pass(Duration.ofSeconds(10));
        replaced("t1 | t2");
        one.pass(MINUTE.dividedBy(2));

        assertThat(one.log()).containsExactly("0:00:00 t1 started", "0:00:30 t2 started");
        assertThat(one.contact(T1).failures()).isEqualTo(1);
        assertThat(one.contact(T2).isStarted()).isTrue();
    }

    @Test
    void all_may_go_and_others_come_later() {
        one.opened().pass(MINUTE);
        one.tell(new TrackersReplaced(dev.herald.domain.tracker.TrackerTiers.none()))
                .pass(MINUTE);
        replaced("t2");

        assertThat(one.log()).containsExactly("0:00:00 t1 started", "0:01:00 t1 stopped", "0:02:00 t2 started");
    }

    @Test
    void with_everywhere_only_the_new_one_is_asked() {
        Timeline all = new Timeline(torrent("t1"), TierPolicy.EVERYWHERE, false)
                .opened()
                .pass(MINUTE);
        all.tell(new TrackersReplaced(tiers("t1 t2"))).pass(MINUTE);

        assertThat(all.log()).containsExactly("0:00:00 t1 started", "0:01:00 t2 started");
    }
}
