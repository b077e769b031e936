package dev.herald.testkit.contract;

import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static dev.herald.testkit.ScriptedAnswer.announced;
import static dev.herald.testkit.ScriptedAnswer.refused;
import static dev.herald.testkit.ScriptedAnswer.silence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.TrackerError;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerQuestion;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;

/** In time, once, and without holding anybody up. */
abstract class TimeLaws extends RefusalLaws {

    @Test
    public final void silence_is_timed_out_by_its_deadline() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(always(silence()));

        assertThatLeft(answerOf(gateway.announce(tracker.url(), Fixtures.announce(), SHORT), SHORT))
                .hasKind(ErrorKind.TIMED_OUT);
        assertThatLeft(answerOf(gateway.scrape(tracker.url(), Vector.of(IH1), SHORT), SHORT))
                .hasKind(ErrorKind.TIMED_OUT);
        assertFreed(tracker);
    }

    @Test
    public final void an_answer_that_takes_its_time_is_still_an_answer() throws InterruptedException {
        HarnessTracker tracker =
                harness.openTracker(always(announced(Fixtures.response()).after(SHORT)));

        assertThatRight(announce(tracker, Fixtures.announce()));
    }

    @Test
    public final void a_timeout_of_centuries_is_as_good_as_any() throws InterruptedException {
        HarnessTracker tracker =
                harness.openTracker(always(announced(Fixtures.response()).after(SHORT)));
        Duration centuries = Duration.ofSeconds(Long.MAX_VALUE);

        assertThatRight(answerOf(gateway.announce(tracker.url(), Fixtures.announce(), centuries), AMPLE));
    }

    @Test
    public final void each_question_is_asked_once() throws InterruptedException {
        HarnessTracker refusing = harness.openTracker(always(refused("no")));
        HarnessTracker silent = harness.openTracker(always(silence()));

        announce(refusing, Fixtures.announce());
        assertThat(refusing.questions()).hasSize(1);
        if (can(Capability.CONNECTIONS)) {
            answerOf(gateway.announce(silent.url(), Fixtures.announce(), SHORT), SHORT);
            assertThat(silent.questions()).hasSize(1);
        }
    }

    @Test
    public final void asking_does_not_block_the_asker() {
        HarnessTracker tracker = harness.openTracker(always(silence()));

        CompletableFuture<?> announce = gateway.announce(tracker.url(), Fixtures.announce(), Duration.ofSeconds(3));
        CompletableFuture<?> scrape = gateway.scrape(tracker.url(), Vector.of(IH1), Duration.ofSeconds(3));

        assertThat(announce).as("an announce to a silent tracker").isNotDone();
        assertThat(scrape).as("a scrape of a silent tracker").isNotDone();
        announce.cancel(true);
        scrape.cancel(true);
    }

    @Test
    public final void two_hundred_at_once_each_get_their_own_answer() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(TimeLaws::answerByNumberAndLate);
        int askers = 4;
        int each = 50;
        AtomicReferenceArray<CompletableFuture<Either<TrackerError, AnnounceResponse>>> questions =
                new AtomicReferenceArray<>(askers * each);

        runSideBySide(askers, asker -> {
            for (int i = asker; i < askers * each; i += askers) {
                AnnounceRequest request = Fixtures.announce().with(Fixtures.swarm(i));
                questions.set(i, gateway.announce(tracker.url(), request, AMPLE));
            }
        });

        for (int i = 0; i < askers * each; i++) {
            AnnounceResponse response = right(answerOf(questions.get(i), AMPLE));
            assertThat(response.intervals().interval()).isEqualTo(Duration.ofSeconds(1_000L + i));
        }
        assertThat(tracker.questions()).hasSize(askers * each);
    }

    /** Swarm number n gets the interval 1,000 + n seconds; those asked first tend to be answered last. */
    private static ScriptedAnswer answerByNumberAndLate(TrackerQuestion question) {
        byte[] hash = ((TrackerQuestion.Announce) question).request().swarm().toByteArray();
        int number = ByteBuffer.wrap(hash).getInt(16);
        return announced(Fixtures.response(Duration.ofSeconds(1_000L + number), Fixtures.peers()))
                .after(Duration.ofMillis((200 - number) / 4));
    }

    private interface Asker {
        void ask(int number);
    }

    private static void runSideBySide(int count, Asker asker) throws InterruptedException {
        ConcurrentLinkedQueue<Throwable> thrown = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            Thread thread = new Thread(() -> asker.ask(number), "asker-" + number);
            thread.setUncaughtExceptionHandler((where, what) -> thrown.add(what));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(thrown).as("thrown at the asker").isEmpty();
    }
}
