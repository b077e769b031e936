package dev.herald.testkit.specs;

import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.HeraldAssertions.answered;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static dev.herald.testkit.ScriptedAnswer.silence;
import static dev.herald.testkit.specs.World.B1;
import static dev.herald.testkit.specs.World.STARTED;
import static dev.herald.testkit.specs.World.T1;
import static dev.herald.testkit.specs.World.T2;
import static dev.herald.testkit.specs.World.torrent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.client.AnnounceReport;
import dev.herald.application.client.CloseReport;
import dev.herald.application.session.StopReport;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Exhausted;
import dev.herald.domain.tracker.Tier;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How a client ends. */
class ClosingTest {

    private static final Duration BUDGET = Duration.ofSeconds(5);

    private final World world = new World();

    private CompletableFuture<Either<TrackerError, AnnounceReport>> announceTo(Tier tier) {
        return world.client.announce(torrent(tier), STARTED);
    }

    /** Without any session. */
    private static CloseReport cutShort(int questions) {
        return new CloseReport(questions, new StopReport(Vector.empty()));
    }

    private boolean isClosed() {
        return answered(world.trackers.scrape(T1, List.of(IH1), BUDGET)).isLeft();
    }

    @Test
    void an_idle_client_closes_at_once() {
        announceTo(Tier.of(T1));

        assertThat(world.client.close(BUDGET)).isCompletedWithValue(cutShort(0));
        assertThat(isClosed()).isTrue();
        assertThat(world.time.waiting()).isZero();
    }

    @Test
    void questions_under_way_may_end_within_the_budget() {
        world.trackers.at(T1).takes(Duration.ofSeconds(2));
        world.trackers.at(T2).takes(Duration.ofSeconds(4));
        CompletableFuture<Either<TrackerError, AnnounceReport>> first = announceTo(Tier.of(T1));
        CompletableFuture<Either<TrackerError, AnnounceReport>> second = announceTo(Tier.of(T2));

        CompletableFuture<CloseReport> closed = world.client.close(BUDGET);

        world.time.advanceBy(Duration.ofMillis(3_999));
        assertThatRight(answered(first));
        assertThat(closed).isNotDone();
        world.time.advanceBy(Duration.ofMillis(1));
        assertThatRight(answered(second));
        assertThat(closed).isCompletedWithValue(cutShort(0));
        assertThat(isClosed()).isTrue();
        assertThat(world.time.waiting()).isZero();
    }

    @Test
    void when_the_budget_is_spent_the_rest_is_cut_short_and_counted() {
        world.trackers.at(T1).takes(Duration.ofSeconds(2));
        world.trackers.at(T2).answers(silence());
        world.trackers.at(B1).answers(silence());
        announceTo(Tier.of(T1));
        CompletableFuture<Either<TrackerError, AnnounceReport>> silent = announceTo(Tier.of(T2, T1));
        CompletableFuture<?> scrape = world.client.scrape(B1, List.of(IH1), Duration.ofMinutes(1));

        CompletableFuture<CloseReport> closed = world.client.close(BUDGET);
        world.time.advanceBy(Duration.ofMillis(4_999));
        assertThat(closed).isNotDone();
        world.time.advanceBy(Duration.ofMillis(1));

        assertThat(closed).isCompletedWithValue(cutShort(2));
        assertThat(scrape).isCompleted();
        Exhausted exhausted = (Exhausted) answered(silent).getLeft();
        assertThat(exhausted.attempts().map(attempt -> attempt.error().kind()))
                .containsExactly(ErrorKind.UNREACHABLE, ErrorKind.UNREACHABLE);
        assertThat(world.time.waiting()).isZero();
    }

    @Test
    void a_question_that_is_cancelled_meanwhile_is_not_waited_for() {
        world.trackers.at(T1).answers(silence());
        CompletableFuture<Either<TrackerError, AnnounceReport>> silent = announceTo(Tier.of(T1));
        CompletableFuture<CloseReport> closed = world.client.close(BUDGET);

        silent.cancel(false);

        assertThat(closed).isCompletedWithValue(cutShort(0));
    }

    @Test
    void what_is_asked_meanwhile_is_neither_waited_for_nor_counted() {
        world.trackers.at(T1).takes(Duration.ofSeconds(2));
        world.trackers.at(T2).answers(silence());
        announceTo(Tier.of(T1));
        CompletableFuture<CloseReport> closed = world.client.close(BUDGET);
        CompletableFuture<Either<TrackerError, AnnounceReport>> late = announceTo(Tier.of(T2));

        world.time.advanceBy(Duration.ofSeconds(2));

        assertThat(closed).isCompletedWithValue(cutShort(0));
        assertThatLeft(answered(late)).hasKind(ErrorKind.EXHAUSTED);
    }

    @Test
    void closing_without_a_budget_cuts_everything_short() {
        world.trackers.at(T1).answers(silence());
        CompletableFuture<Either<TrackerError, AnnounceReport>> silent = announceTo(Tier.of(T1));

        world.client.close();

        assertThatLeft(answered(silent)).hasKind(ErrorKind.EXHAUSTED);
        assertThat(world.time.waiting()).isZero();
    }

    @Test
    void a_closed_client_answers_unreachable_and_may_be_closed_again() {
        world.client.close();
        world.client.close();

        assertThat(world.client.close(BUDGET)).isCompletedWithValue(cutShort(0));
        assertThatLeft(answered(announceTo(Tier.of(T1)))).hasKind(ErrorKind.EXHAUSTED);
    }
}
