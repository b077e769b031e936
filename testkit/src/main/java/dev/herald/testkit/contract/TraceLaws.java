package dev.herald.testkit.contract;

import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.ScriptedAnswer.refused;
import static dev.herald.testkit.ScriptedAnswer.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.herald.application.port.TrackerGateway;
import dev.herald.application.port.trace.Trace;
import dev.herald.application.port.trace.Trace.Moment;
import dev.herald.application.port.trace.TraceStep;
import dev.herald.application.port.trace.Tracer;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What those who follow a question are told. */
abstract class TraceLaws extends ByteLaws {

    private static final String PASSKEY = "0123456789abcdef0123456789abcdef";
    private static final Duration SOON = Duration.ofMillis(20);

    private final Queue<Trace> traces = new ConcurrentLinkedQueue<>();

    /** What is to be done with a gateway that is followed. */
    @FunctionalInterface
    private interface Asking {
        void with(TrackerGateway followed) throws InterruptedException;
    }

    private void follow(Tracer tracer, Asking asking) throws InterruptedException {
        for (TrackerGateway followed : harness.openTraced(tracer)) {
            try (followed) {
                asking.with(followed);
            }
        }
    }

    private Trace keep() {
        Trace trace = Trace.kept(System::nanoTime);
        traces.add(trace);
        return trace;
    }

    @Test
    public final void a_traced_announce_begins_and_ends_once_in_order_of_time() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(answerEverything());
        follow(inquiry -> keep(), followed -> assertTold(announce(followed, tracker.url(), AMPLE)));
    }

    @Test
    public final void a_traced_scrape_begins_and_ends_once_in_order_of_time() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(answerEverything());
        follow(
                inquiry -> keep(),
                followed -> assertTold(answerOf(followed.scrape(tracker.url(), Vector.of(IH1), AMPLE), AMPLE)));
    }

    @Test
    public final void a_trace_ends_with_the_failure_that_the_asker_is_told() throws InterruptedException {
        HarnessTracker refusing = harness.openTracker(always(refused("not today")));
        HarnessTracker silent = harness.openTracker(always(silence()));
        follow(inquiry -> keep(), followed -> {
            assertTold(announce(followed, refusing.url(), AMPLE));
            assertTold(announce(followed, silent.url(), SHORT));
            assertTold(announce(followed, harness.deadTracker(), AMPLE));
        });
    }

    @Test
    public final void the_trace_of_a_cancelled_question_ends() throws InterruptedException {
        HarnessTracker silent = harness.openTracker(always(silence()));
        follow(inquiry -> keep(), followed -> {
            CompletableFuture<?> question = followed.announce(silent.url(), Fixtures.announce(), AMPLE);
            question.cancel(true);

            Trace trace = traces.remove();
            for (int i = 0; i < 250 && !isOver(trace); i++) {
                harness.await(new CompletableFuture<>(), SOON);
            }
            assertThat(isOver(trace)).as("ended: " + trace).isTrue();
        });
    }

    @Test
    public final void no_step_tells_a_secret() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker("passkey=" + PASSKEY, always(refused("passkey " + PASSKEY)));
        follow(inquiry -> keep(), followed -> {
            announce(followed, tracker.url(), AMPLE);

            assertThat(traces.remove().toString())
                    .doesNotContain(PASSKEY)
                    .doesNotContain(Fixtures.announce().client().peerId().toString());
        });
    }

    @Test
    public final void a_tracer_that_throws_costs_nobody_an_answer() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(answerEverything());
        Tracer broken = inquiry -> {
            throw new IllegalStateException("broken");
        };
        follow(
                broken,
                followed -> assertThatCode(() -> right(announce(followed, tracker.url(), AMPLE)))
                        .doesNotThrowAnyException());
    }

    private Either<TrackerError, AnnounceResponse> announce(
            TrackerGateway followed, TrackerUrl tracker, Duration timeout) throws InterruptedException {
        return answerOf(followed.announce(tracker, Fixtures.announce(), timeout), timeout);
    }

    private void assertTold(Either<TrackerError, ?> answer) {
        assertThat(traces).as("traces of one question").hasSize(1);
        Seq<Moment> moments = traces.remove().moments();
        assertThat(moments).as("steps").isNotEmpty();
        assertThat(moments.head().step()).isInstanceOf(TraceStep.Begun.class);
        assertThat(moments.count(moment -> moment.step() instanceof TraceStep.Begun))
                .isEqualTo(1);
        assertThat(moments.count(moment -> moment.step() instanceof TraceStep.Ended))
                .as("ends of " + moments)
                .isEqualTo(1);
        assertThat(moments.map(Moment::at).asJava()).isSorted();
        assertThat(moments.last().step())
                .isInstanceOfSatisfying(
                        TraceStep.Ended.class,
                        end -> assertThat(end.failure())
                                .isEqualTo(answer.swap().toOption().map(TrackerError::kind)));
    }

    private static boolean isOver(Trace trace) {
        return trace.moments().exists(moment -> moment.step() instanceof TraceStep.Ended);
    }
}
