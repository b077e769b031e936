package dev.herald.domain.session;

import static dev.herald.domain.session.Timeline.refusal;
import static dev.herald.domain.session.Timeline.silence;
import static dev.herald.domain.session.Timeline.yes;
import static dev.herald.domain.session.Torrents.B1;
import static dev.herald.domain.session.Torrents.T1;
import static dev.herald.domain.session.Torrents.T2;
import static dev.herald.domain.session.Torrents.torrent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.session.SessionFact.Completed;
import dev.herald.domain.session.SessionFact.StopAsked;
import dev.herald.domain.tracker.TierPolicy;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which events trackers are told, each of them the right number of times. */
class EventsTest {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Timeline one = Timeline.of(torrent("t1"));

    @Test
    void HTTP_A8_a_download_is_started_then_regular_then_completed_then_stopped() {
        one.opened().pass(HALF_AN_HOUR).pass(MINUTE).tell(new Completed()).pass(HALF_AN_HOUR);
        one.pass(MINUTE).tell(new StopAsked()).pass(HALF_AN_HOUR);

        assertThat(one.log())
                .containsExactly(
                        "0:00:00 t1 started",
                        "0:30:00 t1 none",
                        "0:31:00 t1 completed",
                        "1:01:00 t1 none",
                        "1:02:00 t1 stopped",
                        "1:02:00 done");
    }

    @Test
    void HTTP_A8_started_is_told_until_it_is_acknowledged() {
        one.fails(T1, silence()).opened().pass(Duration.ofSeconds(100));
        one.up(T1).pass(Duration.ofSeconds(20)).pass(HALF_AN_HOUR);

        assertThat(one.log()).containsExactly("0:00:00 t1 started", "0:00:47 t1 started", "0:02:12 t1 started");
    }

    @Test
    void HTTP_A8_completed_is_never_told_by_who_began_complete() {
        Timeline seed = new Timeline(torrent("t1"), TierPolicy.BEP12, true);
        seed.opened().pass(MINUTE).tell(new Completed()).pass(HALF_AN_HOUR);

        assertThat(seed.log()).containsExactly("0:00:00 t1 started", "0:30:00 t1 none");
    }

    @Test
    void HTTP_A8_completed_is_told_once_however_often_it_is_said() {
        one.opened().tell(new Completed()).pass(MINUTE).tell(new Completed()).pass(MINUTE);

        assertThat(one.log()).containsExactly("0:00:00 t1 started", "0:00:00 t1 completed");
    }

    @Test
    void HTTP_A8_completed_follows_at_once_where_started_was_under_way() {
        one.tracker(T1, event -> event == AnnounceEvent.STARTED ? Either.left(silence()) : yes(HALF_AN_HOUR));
        one.opened().pass(Duration.ofSeconds(10)).tell(new Completed()).up(T1).pass(MINUTE);

        assertThat(one.log()).containsExactly("0:00:00 t1 started", "0:00:47 t1 started", "0:00:47 t1 completed");
    }

    @Test
    void HTTP_A8_completed_is_not_owed_to_a_tracker_that_first_saw_us_complete() {
        Timeline two = Timeline.of(torrent("t1 | b1"));
        two.opened().pass(MINUTE).tell(new Completed()).pass(MINUTE).down(T1).pass(HALF_AN_HOUR);

        assertThat(two.log())
                .containsExactly("0:00:00 t1 started", "0:01:00 t1 completed", "0:31:00 t1 none", "0:31:00 b1 started");
    }

    @Test
    void a_refusal_of_completed_counts_as_delivered_for_the_tracker_has_read_it() {
        one.opened()
                .pass(MINUTE)
                .down(T1)
                .tell(new Completed())
                .pass(Duration.ZERO)
                .up(T1)
                .pass(MINUTE);

        assertThat(one.log()).containsExactly("0:00:00 t1 started", "0:01:00 t1 completed", "0:01:17 t1 none");
    }

    @Test
    void completed_is_told_again_where_nobody_can_have_read_it() {
        TrackerError overloaded = new TrackerError.Refused("try later", Option.some(503), RetryAdvice.UNSTATED);
        one.opened().pass(MINUTE).fails(T1, overloaded).tell(new Completed()).pass(Duration.ZERO);
        one.up(T1).pass(MINUTE);

        assertThat(one.log()).containsExactly("0:00:00 t1 started", "0:01:00 t1 completed", "0:01:17 t1 completed");
    }

    @Test
    void a_tracker_that_refuses_a_regular_announce_may_have_forgotten_us_and_hears_started_again() {
        one.opened()
                .fails(T1, refusal("who are you?"))
                .pass(HALF_AN_HOUR)
                .up(T1)
                .pass(MINUTE);

        assertThat(one.log()).containsExactly("0:00:00 t1 started", "0:30:00 t1 none", "0:30:17 t1 started");
    }

    @Test
    void a_tracker_that_was_silent_once_has_not_forgotten_us() {
        one.opened().fails(T1, silence()).pass(HALF_AN_HOUR).up(T1).pass(MINUTE);

        assertThat(one.log()).containsExactly("0:00:00 t1 started", "0:30:00 t1 none", "0:30:47 t1 none");
    }

    @Test
    void TIER_8_stopped_goes_to_whoever_acknowledged_started_and_to_nobody_else() {
        Timeline three = new Timeline(torrent("t1 t2 b1"), TierPolicy.EVERYWHERE, false);
        three.down(T2).opened().pass(MINUTE).log();

        three.tell(new StopAsked()).pass(MINUTE);

        assertThat(three.log()).containsExactly("0:01:00 t1 stopped", "0:01:00 b1 stopped", "0:01:00 done");
    }

    @Test
    void TIER_8_who_was_left_for_a_fallback_hears_stopped_as_well() {
        Timeline two = Timeline.of(torrent("t1 | b1"));
        two.opened().fails(T1, silence()).pass(HALF_AN_HOUR).pass(MINUTE).log();

        two.tell(new StopAsked()).pass(MINUTE);

        assertThat(two.log()).containsExactly("0:31:00 t1 stopped", "0:31:00 b1 stopped", "0:31:30 done");
    }

    @Test
    void TIER_8_completed_goes_to_all_that_saw_the_download_begin_at_once() {
        Timeline two = Timeline.of(torrent("t1 | b1"));
        two.opened()
                .fails(T1, silence())
                .pass(HALF_AN_HOUR)
                .pass(Duration.ofMinutes(2))
                .up(T1)
                .log();

        two.tell(new Completed()).pass(MINUTE);

        assertThat(two.log()).containsExactly("0:32:00 t1 completed", "0:32:00 b1 completed");
    }

    @Test
    void TIER_9_a_fallback_is_told_started_first() {
        Timeline two = Timeline.of(torrent("t1 | b1"));
        two.opened().down(T1).pass(HALF_AN_HOUR);

        assertThat(two.log()).containsExactly("0:00:00 t1 started", "0:30:00 t1 none", "0:30:00 b1 started");
        assertThat(two.contact(B1).isStarted()).isTrue();
    }

    @Test
    void completed_goes_before_stopped() {
        one.opened()
                .pass(Duration.ZERO)
                .fails(T1, silence())
                .tell(new Completed())
                .tell(new StopAsked());
        one.up(T1).pass(MINUTE);

        assertThat(one.log())
                .containsExactly("0:00:00 t1 started", "0:00:00 t1 completed", "0:00:30 t1 stopped", "0:00:30 done");
    }

    @Test
    void RETRY_11_a_failed_stop_is_not_tried_again() {
        one.opened().pass(MINUTE).down(T1).tell(new StopAsked()).pass(HALF_AN_HOUR);

        assertThat(one.log()).containsExactly("0:00:00 t1 started", "0:01:00 t1 stopped", "0:01:00 done");
    }

    @Test
    void a_session_that_nobody_knows_ends_without_a_word() {
        one.down(T1).opened().pass(MINUTE).log();

        one.tell(new StopAsked()).pass(MINUTE);

        assertThat(one.log()).containsExactly("0:01:00 done");
        assertThat(one.session().phase()).isEqualTo(Session.Phase.DONE);
    }

    @Test
    void who_stops_while_started_is_under_way_waits_for_the_answer() {
        Timeline slow = Timeline.of(torrent("t1"));
        slow.fails(T1, silence()).opened().tell(new StopAsked()).up(T1).pass(MINUTE);

        assertThat(slow.log()).containsExactly("0:00:00 t1 started", "0:00:30 done");
    }

    @Test
    void who_does_not_answer_in_time_is_waited_for_no_more() {
        one.opened().pass(MINUTE).fails(T1, silence()).tell(new StopAsked()).pass(Duration.ofSeconds(5));
        one.tell(new SessionFact.PartingOver()).pass(MINUTE);

        assertThat(one.log()).containsExactly("0:00:00 t1 started", "0:01:00 t1 stopped", "0:01:05 done");
        assertThat(one.session().contacts()).isEmpty();
    }

    @Test
    void a_session_that_goes_on_is_not_parting() {
        one.opened().tell(new SessionFact.PartingOver()).pass(HALF_AN_HOUR);

        assertThat(one.log()).containsExactly("0:00:00 t1 started", "0:30:00 t1 none");
    }
}
