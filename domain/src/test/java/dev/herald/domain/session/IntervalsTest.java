package dev.herald.domain.session;

import static dev.herald.domain.session.Timeline.EXACT;
import static dev.herald.domain.session.Timeline.refusal;
import static dev.herald.domain.session.Timeline.silence;
import static dev.herald.domain.session.Timeline.yes;
import static dev.herald.domain.session.Torrents.B1;
import static dev.herald.domain.session.Torrents.T1;
import static dev.herald.domain.session.Torrents.torrent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Refused;
import dev.herald.domain.session.SessionFact.AnnounceAsked;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a tracker is asked again, and which rule says so. */
class IntervalsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Timing exact = new Timing(EXACT, new Unmoved());
    private final Timeline one = Timeline.of(torrent("t1"));

    private static TrackerError refused(Option<Integer> status, RetryAdvice advice) {
        return new Refused("no", status, advice);
    }

    // -- after a yes

    @ParameterizedTest
    @CsvSource({
        "1800, 1800, INTERVAL",
        "60, 60, INTERVAL",
        "59, 60, FLOOR",
        "1, 60, FLOOR",
        "86400, 86400, INTERVAL",
        "86401, 86400, CEILING",
        "2147483647, 86400, CEILING"
    })
    void RETRY_2_the_interval_is_kept_within_its_bounds(int asked, int seconds, DueRule rule) {
        AnnounceIntervals intervals = new AnnounceIntervals(Duration.ofSeconds(asked), Option.none());

        assertThat(exact.afterAnswer(intervals, 5)).isEqualTo(new Due(5 + seconds * 1_000L, rule));
    }

    @Test
    void RETRY_1_jitter_only_lengthens_and_by_ten_seconds_at_most() {
        Timing jittery = new Timing(SessionTiming.DEFAULT, new SplittableRandom(1));
        AnnounceIntervals intervals = new AnnounceIntervals(Duration.ofMinutes(30), Option.none());
        Vector<Long> late = Vector.range(0, 2_000)
                .map(i -> jittery.afterAnswer(intervals, 0).at() - 1_800_000);

        assertThat(late).allMatch(millis -> millis >= 0 && millis <= 10_000);
        assertThat(late).anyMatch(millis -> millis < 500).anyMatch(millis -> millis > 9_500);
    }

    @Test
    void RETRY_1_what_is_not_whole_milliseconds_is_rounded_up() {
        AnnounceIntervals intervals =
                new AnnounceIntervals(Duration.ofSeconds(90).plusNanos(1), Option.none());

        assertThat(exact.afterAnswer(intervals, 0).at()).isEqualTo(90_001);
    }

    // -- after a no

    @Test
    void RETRY_6_the_series() {
        assertThat(Vector.rangeClosed(1, 18)
                        .map(k -> exact.afterFailure(silence(), k, 0).at() / 1_000))
                .containsExactly(
                        17L, 55L, 117L, 205L, 317L, 455L, 617L, 805L, 1017L, 1255L, 1517L, 1805L, 2117L, 2455L, 2817L,
                        3205L, 3600L, 3600L);
        assertThat(exact.afterFailure(silence(), Integer.MAX_VALUE, 0).at()).isEqualTo(3_600_000);
    }

    @Test
    void RETRY_6_jitter_adds_a_tenth_at_most() {
        Timing jittery = new Timing(SessionTiming.DEFAULT, new SplittableRandom(1));
        Vector<Long> waits = Vector.range(0, 2_000)
                .map(i -> jittery.afterFailure(silence(), 2, 0).at());

        assertThat(waits).allMatch(millis -> millis >= 55_000 && millis <= 60_500);
        assertThat(waits).anyMatch(millis -> millis < 55_500).anyMatch(millis -> millis > 60_000);
    }

    @Test
    void RETRY_5_failures_count_per_tracker_until_it_answers() {
        one.fails(T1, silence()).opened().pass(Duration.ofMinutes(10));
        assertThat(one.contact(T1).failures()).isEqualTo(5);
        assertThat(one.contact(T1).error()).contains(silence());

        one.up(T1).pass(Duration.ofMinutes(10));
        assertThat(one.contact(T1).failures()).isZero();
        assertThat(one.contact(T1).error()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "5, 17000, BACK_OFF",
        "17, 17000, BACK_OFF",
        "300, 300000, RETRY_ADVICE",
        "86400, 86400000, RETRY_ADVICE"
    })
    void RETRY_7_advice_raises_the_wait_and_never_shortens_it(int seconds, long millis, DueRule rule) {
        TrackerError advised = refused(Option.none(), RetryAdvice.after(Duration.ofSeconds(seconds)));

        assertThat(exact.afterFailure(advised, 1, 0)).isEqualTo(new Due(millis, rule));
    }

    @Test
    void RETRY_8_never_disables_the_tracker_until_the_user_acts() {
        Timeline two = Timeline.of(torrent("t1 | b1")).fails(T1, refused(Option.none(), RetryAdvice.NEVER));
        two.opened().pass(Duration.ofDays(1));

        assertThat(two.log()).filteredOn(line -> line.contains("t1")).containsExactly("0:00:00 t1 started");
        assertThat(two.contact(T1).due()).isEqualTo(Due.NEVER);

        two.fails(B1, refused(Option.none(), RetryAdvice.NEVER)).pass(MINUTE.multipliedBy(30));
        assertThat(two.session().wakeAt()).isEqualTo(Due.NO_TIME);

        two.up(T1).log();
        two.tell(new AnnounceAsked()).pass(MINUTE);
        assertThat(two.log()).containsExactly("1d 0:30:00 t1 started");
    }

    @Test
    void HTTP_T3_gone_is_for_good_and_so_is_what_nobody_here_can_ask() {
        assertThat(exact.afterFailure(refused(Option.some(410), RetryAdvice.UNSTATED), 1, 0))
                .isEqualTo(Due.NEVER);
        assertThat(exact.afterFailure(new TrackerError.Unsupported("wss"), 1, 0))
                .isEqualTo(Due.NEVER);
    }

    @Test
    void our_own_policy_is_asked_again_no_sooner_than_the_longest_back_off() {
        assertThat(exact.afterFailure(new TrackerError.Blocked("a private address"), 1, 0))
                .isEqualTo(new Due(3_600_000, DueRule.BLOCKED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Unregistered torrent", "torrent not registered with this tracker", "Unauthorized client"})
    void RETRY_9_a_refusal_that_will_not_go_away_waits_for_a_quarter_of_an_hour(String reason) {
        assertThat(exact.afterFailure(refusal(reason), 1, 0)).isEqualTo(new Due(900_000, DueRule.SEMANTIC_REFUSAL));
        assertThat(exact.afterFailure(refusal(reason), 9, 0)).isEqualTo(new Due(1_017_000, DueRule.BACK_OFF));
    }

    @Test
    void RETRY_9_other_refusals_back_off_as_silence_does() {
        assertThat(exact.afterFailure(refusal("database is down"), 1, 0)).isEqualTo(new Due(17_000, DueRule.BACK_OFF));
    }

    // -- out of turn

    @ParameterizedTest
    @CsvSource({", 60", "120, 120", "3600, 1800"})
    void RETRY_4_who_asks_out_of_turn_keeps_the_minimum_interval(Integer minimum, long seconds) {
        one.tracker(T1, event -> yes(Duration.ofMinutes(30), Option.of(minimum).map(Duration::ofSeconds)));
        one.opened().pass(Duration.ofSeconds(1));

        assertThat(one.rules().mayAsk(one.session())).isEqualTo(new Due(seconds * 1_000, DueRule.MIN_INTERVAL));
        one.log();
        one.tell(new AnnounceAsked()).pass(Duration.ZERO);
        assertThat(one.log()).as("too soon").isEmpty();
    }

    @Test
    void RETRY_3_who_asks_for_peers_may_announce_before_the_interval_is_over() {
        one.opened().pass(MINUTE).tell(new AnnounceAsked()).pass(Duration.ofMinutes(30));

        assertThat(one.log()).containsExactly("0:00:00 t1 started", "0:01:00 t1 none", "0:31:00 t1 none");
    }

    @Test
    void RETRY_8_advice_holds_for_who_asks_out_of_turn_and_our_own_back_off_does_not() {
        one.fails(T1, refused(Option.none(), RetryAdvice.after(Duration.ofHours(2))))
                .opened()
                .pass(MINUTE);
        assertThat(one.rules().mayAsk(one.session())).isEqualTo(new Due(7_200_000, DueRule.RETRY_ADVICE));

        Timeline silent = Timeline.of(torrent("t1"))
                .fails(T1, refusal("unregistered torrent"))
                .opened()
                .pass(MINUTE);
        assertThat(silent.rules().mayAsk(silent.session())).isEqualTo(new Due(60_000, DueRule.MIN_INTERVAL));
    }

    @Test
    void who_asks_out_of_turn_is_taken_to_the_tracker_that_works() {
        Timeline two =
                Timeline.of(torrent("t1 | b1")).fails(T1, silence()).opened().pass(MINUTE.multipliedBy(2));
        two.log();

        two.tell(new AnnounceAsked()).pass(Duration.ZERO);

        assertThat(two.log()).containsExactly("0:02:00 b1 none");
    }

    @Test
    void figures_make_sense() {
        assertThatIllegalArgumentException().isThrownBy(() -> EXACT.withJitter(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> EXACT.withMinimum(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> EXACT.withInterval(MINUTE, Duration.ofSeconds(59)));
        assertThat(EXACT.withInterval(Duration.ofSeconds(1), MINUTE).floor()).isEqualTo(Duration.ofSeconds(1));
    }
}
