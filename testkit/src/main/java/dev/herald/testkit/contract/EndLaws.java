package dev.herald.testkit.contract;

import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static dev.herald.testkit.ScriptedAnswer.announced;
import static dev.herald.testkit.ScriptedAnswer.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.testkit.Fixtures;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Cancelling and closing. */
abstract class EndLaws extends TimeLaws {

    @Test
    public final void cancelling_frees_what_the_question_holds() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(always(silence()));
        CompletableFuture<?> announce = gateway.announce(tracker.url(), Fixtures.announce(), AMPLE);
        CompletableFuture<?> scrape = gateway.scrape(tracker.url(), Vector.of(IH1), AMPLE);
        assertThat(tracker.awaitQuestions(2, AMPLE)).isTrue();

        announce.cancel(true);
        scrape.cancel(true);

        assertThat(announce).isCancelled();
        assertThat(scrape).isCancelled();
        assertFreed(tracker);
    }

    @Test
    public final void cancelling_one_question_leaves_the_others_alone() throws InterruptedException {
        HarnessTracker silent = harness.openTracker(always(silence()));
        HarnessTracker late =
                harness.openTracker(always(announced(Fixtures.response()).after(SHORT)));
        CompletableFuture<?> cancelled = gateway.announce(silent.url(), Fixtures.announce(), AMPLE);
        CompletableFuture<Either<TrackerError, AnnounceResponse>> other =
                gateway.announce(late.url(), Fixtures.announce(), AMPLE);

        cancelled.cancel(true);

        assertThatRight(answerOf(other, AMPLE));
    }

    @Test
    public final void closing_answers_what_is_under_way() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(always(silence()));
        CompletableFuture<Either<TrackerError, AnnounceResponse>> announce =
                gateway.announce(tracker.url(), Fixtures.announce(), AMPLE);
        CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape =
                gateway.scrape(tracker.url(), Vector.of(IH1), AMPLE);
        assertThat(tracker.awaitQuestions(2, AMPLE)).isTrue();

        gateway.close();

        assertThatLeft(answerOf(announce, SHORT)).hasKind(ErrorKind.UNREACHABLE);
        assertThatLeft(answerOf(scrape, SHORT)).hasKind(ErrorKind.UNREACHABLE);
        assertFreed(tracker);
    }

    @Test
    public final void a_closed_gateway_reaches_nobody() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(answerEverything());
        right(announce(tracker, Fixtures.announce()));

        gateway.close();

        assertThatLeft(announce(tracker, Fixtures.announce())).hasKind(ErrorKind.UNREACHABLE);
        assertThatLeft(scrape(tracker, Vector.of(IH1))).hasKind(ErrorKind.UNREACHABLE);
        assertThat(tracker.questions()).hasSize(1);
        assertFreed(tracker);
    }

    @Test
    public final void closing_twice_is_closing_once() {
        gateway.close();

        assertThatCode(gateway::close).doesNotThrowAnyException();
    }
}
