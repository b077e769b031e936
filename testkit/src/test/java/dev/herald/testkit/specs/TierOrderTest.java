package dev.herald.testkit.specs;

import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.HeraldAssertions.answered;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static dev.herald.testkit.ScriptedAnswer.failed;
import static dev.herald.testkit.ScriptedAnswer.silence;
import static dev.herald.testkit.specs.World.B1;
import static dev.herald.testkit.specs.World.B2;
import static dev.herald.testkit.specs.World.STARTED;
import static dev.herald.testkit.specs.World.T1;
import static dev.herald.testkit.specs.World.T2;
import static dev.herald.testkit.specs.World.T3;
import static dev.herald.testkit.specs.World.manyTrackers;
import static dev.herald.testkit.specs.World.torrent;
import static dev.herald.testkit.specs.World.withTiers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.client.AnnounceReport;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Exhausted;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In which order trackers are asked, what moves on to the next, and what is remembered (BEP 12). */
class TierOrderTest {

    private final World world = new World();

    private TrackerTiers tiersAfterAnnounce(Torrent torrent) {
        return world.announce(torrent).get().tiers();
    }

    @Test
    void TIER_1_the_first_success_is_the_end() {
        assertThatRight(world.announce(torrent(Tier.of(T1, T2), Tier.of(B1))));

        assertThat(world.asked()).containsExactly(T1);
    }

    @Test
    void TIER_1_all_trackers_of_a_tier_are_tried_before_the_next_tier() {
        world.goesDown(T1, T2);

        AnnounceReport report = world.announce(torrent(Tier.of(T1, T2), Tier.of(B1), Tier.of(B2)))
                .get();

        assertThat(world.asked()).containsExactly(T1, T2, B1);
        assertThat(report.failed().map(attempt -> attempt.tracker())).containsExactly(T1, T2);
        assertThat(report.accepted().map(outcome -> outcome.tracker())).containsExactly(B1);
    }

    @Test
    void TIER_1_every_announce_starts_again_at_the_first_tier() {
        Torrent torrent = torrent(Tier.of(T1), Tier.of(B1), Tier.of(B2));
        world.goesDown(T1);

        for (int again = 0; again < 3; again++) {
            TrackerTiers after = tiersAfterAnnounce(torrent);
            assertThat(world.asked()).containsExactly(T1, B1);
            assertThat(after).isEqualTo(torrent.tiers());
            torrent = withTiers(torrent, after);
        }
        world.comesUp(T1);
        tiersAfterAnnounce(torrent);
        assertThat(world.asked()).containsExactly(T1);
    }

    @Test
    void TIER_3_a_tracker_that_answers_moves_to_the_front_of_its_tier() {
        Torrent torrent = torrent(Tier.of(T1, T2, T3), Tier.of(B1, B2));
        world.goesDown(T1);

        TrackerTiers after = tiersAfterAnnounce(torrent);
        assertThat(after).isEqualTo(TrackerTiers.of(Tier.of(T2, T1, T3), Tier.of(B1, B2)));

        world.goesDown(T2);
        assertThat(tiersAfterAnnounce(withTiers(torrent, after)))
                .isEqualTo(TrackerTiers.of(Tier.of(T3, T2, T1), Tier.of(B1, B2)));
    }

    static Stream<TrackerError> everyKindOfNo() {
        return Stream.of(
                TrackerError.Refused.of("torrent not registered", RetryAdvice.UNSTATED),
                TrackerError.Refused.of("", RetryAdvice.NEVER),
                new TrackerError.Refused("", Option.some(503), RetryAdvice.UNSTATED),
                new TrackerError.Unreachable(Stage.RESOLVE, "no such host"),
                new TrackerError.TimedOut(Duration.ofSeconds(30), Stage.CONNECT),
                new TrackerError.Malformed("a bencoded dictionary", 0),
                new TrackerError.Unsupported("this"),
                new TrackerError.Blocked("too large"),
                new TrackerError.TooSoon(Duration.ofSeconds(9)));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfNo")
    void TIER_5_every_kind_of_no_moves_on(TrackerError no) {
        world.trackers.at(T1).answers(failed(no));

        AnnounceReport report = world.announce(torrent(Tier.of(T1, T2))).get();

        assertThat(world.asked()).containsExactly(T1, T2);
        assertThat(report.failed().map(attempt -> attempt.error())).containsExactly(no);
        assertThat(report.tiers()).isEqualTo(TrackerTiers.of(Tier.of(T2, T1)));
    }

    @Test
    void TIER_5_silence_moves_on_when_its_time_is_over() {
        world.trackers.at(T1).answers(silence());
        CompletableFuture<Either<TrackerError, AnnounceReport>> report =
                world.client.announce(torrent(Tier.of(T1, T2)), STARTED.within(Duration.ofSeconds(7)));

        world.time.advanceBy(Duration.ofMillis(6_999));
        assertThat(world.asked()).containsExactly(T1);
        world.time.advanceBy(Duration.ofMillis(1));
        assertThat(world.asked()).containsExactly(T2);
        assertThat(answered(report).get().outcomes().map(outcome -> outcome.elapsed()))
                .containsExactly(Duration.ofSeconds(7), Duration.ZERO);
    }

    @Test
    void when_all_fail_every_cause_is_told_in_order() {
        world.goesDown(T1, T2, B1, B2);

        Either<TrackerError, AnnounceReport> answer =
                world.announce(torrent(Tier.of(T2, T1), Tier.of(B1), Tier.of(B2)));

        assertThatLeft(answer).hasKind(ErrorKind.EXHAUSTED);
        Exhausted exhausted = (Exhausted) answer.getLeft();
        assertThat(exhausted.attempts().map(attempt -> attempt.tracker())).containsExactly(T2, T1, B1, B2);
        assertThat(exhausted.attempts().map(attempt -> attempt.error().message()))
                .allMatch(message -> message.contains("down: "));
    }

    @Test
    void a_torrent_without_trackers_is_exhausted_without_an_attempt() {
        Either<TrackerError, AnnounceReport> answer = world.announce(Torrent.of(IH1, TrackerTiers.none()));

        assertThat(answer).isEqualTo(Either.left(new Exhausted(Vector.empty())));
        assertThat(world.asked()).isEmpty();
    }

    @Test
    void twenty_thousand_dead_trackers_need_no_deep_stack_whose_noes_are_there_at_once() {
        Vector<TrackerUrl> many = manyTrackers(20_000);
        world.goesDown(many.toJavaArray(TrackerUrl[]::new));

        Either<TrackerError, AnnounceReport> answer = world.announce(torrent(new Tier(many)));

        assertThat(((Exhausted) answer.getLeft()).attempts()).hasSize(20_000);
    }

    @Test
    void twenty_thousand_dead_trackers_need_no_deep_stack_whose_noes_come_later() {
        Vector<TrackerUrl> many = manyTrackers(20_000);
        world.goesDown(many.toJavaArray(TrackerUrl[]::new));
        many.forEach(tracker -> world.trackers.at(tracker).takes(Duration.ofSeconds(1)));
        CompletableFuture<Either<TrackerError, AnnounceReport>> answer =
                world.client.announce(torrent(new Tier(many)), STARTED);

        world.time.advanceBy(Duration.ofSeconds(19_999));
        assertThat(answer).isNotDone();
        world.time.advanceBy(Duration.ofSeconds(1));

        assertThat(((Exhausted) answered(answer).getLeft()).attempts()).hasSize(20_000);
    }
}
