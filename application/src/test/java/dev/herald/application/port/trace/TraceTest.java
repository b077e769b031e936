package dev.herald.application.port.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TraceTest {

    private static final TrackerUrl TRACKER =
            TrackerUrl.of("http://me:pw@t.example/0123456789abcdef0123/announce?pk=secret");
    private static final AnnounceRequest REQUEST = AnnounceRequest.of(
            InfoHash.of(new byte[InfoHash.LENGTH]),
            ClientIdentity.random(6881, new SplittableRandom(1)),
            new Progress(0, 0, 1));

    private final AtomicLong clock = new AtomicLong(1_000);
    private final Trace trace = Trace.kept(clock::get);

    @Test
    void a_step_has_the_time_since_the_beginning() {
        clock.addAndGet(7_000);
        trace.tell(new TraceStep.FirstByte());

        assertThat(trace.moments())
                .containsExactly(new Trace.Moment(Duration.ofNanos(7_000), new TraceStep.FirstByte()));
    }

    @Test
    void time_never_runs_backwards_whatever_the_clock_does() {
        clock.addAndGet(500);
        trace.tell(new TraceStep.FirstByte());
        clock.addAndGet(-400);
        trace.tell(new TraceStep.ProxyOpened());

        assertThat(trace.moments().map(Trace.Moment::at)).containsExactly(Duration.ofNanos(500), Duration.ofNanos(500));
    }

    @Test
    void nothing_follows_the_end() {
        trace.end(Either.left(new TrackerError.Unsupported("this")));
        trace.tell(new TraceStep.FirstByte());
        trace.abandon();

        assertThat(trace.moments()).hasSize(1);
        assertThat(trace.moments().head().step())
                .isEqualTo(new TraceStep.Ended(Option.some(ErrorKind.UNSUPPORTED), "not supported: this"));
    }

    @Test
    void a_flood_of_steps_is_counted_and_not_kept() {
        for (int i = 0; i < 10_000; i++) {
            trace.tell(new TraceStep.Ignored("192.0.2.1:6969", "it is too short"));
        }
        trace.abandon();

        assertThat(trace.moments()).hasSize(Trace.LONGEST);
        assertThat(trace.moments().init().last().step()).isEqualTo(new TraceStep.Omitted(10_000 - Trace.LONGEST + 2));
        assertThat(trace.moments().last().step()).isInstanceOf(TraceStep.Ended.class);
    }

    @Test
    void the_end_is_there_before_whoever_waits_hears_of_it() {
        CompletableFuture<Either<TrackerError, String>> question = new CompletableFuture<>();
        CompletableFuture<Integer> seen =
                trace.until(question).thenApply(answer -> trace.moments().size());

        question.complete(Either.right("yes"));

        assertThat(seen).isCompletedWithValue(1);
    }

    @Test
    void nobody_following_costs_nothing_and_changes_nothing() {
        CompletableFuture<Either<TrackerError, String>> question = new CompletableFuture<>();

        assertThat(Tracer.NONE.begin(TRACKER, REQUEST)).isSameAs(Trace.NONE);
        assertThat(Trace.NONE.until(question)).isSameAs(question);
        assertThat(Trace.NONE.isOn()).isFalse();
        Trace.NONE.tell(new TraceStep.FirstByte());
        assertThat(Trace.NONE.moments()).isEmpty();
    }

    @Test
    void a_tracer_that_throws_leaves_the_question_unfollowed() {
        Tracer broken = inquiry -> {
            throw new IllegalStateException("broken");
        };

        assertThat(broken.begin(TRACKER, REQUEST)).isSameAs(Trace.NONE);
    }

    @Test
    void a_trace_begins_with_who_is_asked_and_what_without_secrets() {
        Trace begun = ((Tracer) inquiry -> trace).begin(TRACKER, REQUEST);

        assertThat(begun.moments().map(Trace.Moment::step))
                .containsExactly(new TraceStep.Begun("http://***@t.example/***/announce?pk=***", "announce"));
    }

    @Test
    void no_step_can_hold_what_a_mask_would_hide_or_a_terminal_would_obey() {
        String secret = "0123456789abcdef0123456789abcdef";
        assertThat(new TraceStep.Sent("GET /" + secret + "/announce?passkey=abc&x=" + secret, 1, 1).request())
                .isEqualTo("GET /***/announce?passkey=***&x=***");
        assertThat(new TraceStep.Redirected("http://u:p@t/" + secret, 1).location())
                .isEqualTo("http://***@t/***");
        assertThat(new TraceStep.Begun("udp://t:1/" + secret, "x").tracker()).isEqualTo("udp://t:1/***");
        assertThat(new TraceStep.AddressFailed("a\u001b[31m", "b\u202e").why()).doesNotContain("\u202e");
        assertThat(new TraceStep.Sent("GET /a?" + "x=0&".repeat(2_000), 1, 1).request())
                .hasSizeLessThan(1_001);
    }
}
