package dev.herald.application.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Iterator;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InTurnTest {

    private static final CompletableFuture<Boolean> GO_ON = CompletableFuture.completedFuture(true);

    private final Deque<CompletableFuture<Boolean>> questions = new ArrayDeque<>();

    private CompletableFuture<Boolean> ask(Object item) {
        CompletableFuture<Boolean> question = new CompletableFuture<>();
        questions.add(question);
        return question;
    }

    @Test
    void an_empty_list_is_done_at_once() {
        assertThat(InTurn.each(List.empty(), 1, this::ask)).isCompleted();
    }

    @Test
    void one_at_a_time_the_next_item_waits_for_the_answer() {
        CompletableFuture<Void> done = InTurn.each(List.of("a", "b"), 1, this::ask);

        assertThat(questions).hasSize(1);
        questions.getLast().complete(true);
        assertThat(questions).hasSize(2);
        assertThat(done).isNotDone();
        questions.getLast().complete(true);
        assertThat(done).isCompleted();
    }

    @Test
    void no_more_items_than_allowed_are_under_way() {
        InTurn.each(List.range(0, 10), 3, this::ask);

        assertThat(questions).hasSize(3);
        questions.remove().complete(true);
        assertThat(questions.stream().filter(question -> !question.isDone())).hasSize(3);
    }

    @Test
    void enough_lets_what_is_under_way_end_and_starts_nothing_more() {
        CompletableFuture<Void> done = InTurn.each(List.range(0, 10), 2, this::ask);

        questions.getFirst().complete(false);
        assertThat(questions).hasSize(2);
        assertThat(done).isNotDone();
        questions.getLast().complete(true);
        assertThat(done).isCompleted();
    }

    @Test
    void a_list_that_grows_with_the_answers_is_read_only_when_there_is_room() {
        Deque<String> growing = new ArrayDeque<>(List.of("a").asJava());
        CompletableFuture<Void> done =
                InTurn.each(() -> Iterator.continually(growing::poll).takeWhile(item -> item != null), 1, this::ask);

        growing.add("b");
        questions.getLast().complete(true);

        assertThat(questions).hasSize(2);
        questions.getLast().complete(true);
        assertThat(done).isCompleted();
    }

    @Test
    void a_million_answers_that_are_there_at_once_need_no_deep_stack() {
        AtomicInteger worked = new AtomicInteger();

        CompletableFuture<Void> done = InTurn.each(Iterator.range(0, 1_000_000), 2, item -> {
            worked.incrementAndGet();
            return GO_ON;
        });

        assertThat(done).isCompleted();
        assertThat(worked).hasValue(1_000_000);
    }

    @Test
    void a_million_answers_that_come_later_leave_nothing_behind() {
        CompletableFuture<Void> done = InTurn.each(Iterator.range(0, 1_000_000), 2, this::ask);
        int dependents = done.getNumberOfDependents();

        while (questions.size() > 1) {
            questions.remove().complete(true);
            assertThat(done.getNumberOfDependents()).isEqualTo(dependents);
        }
        questions.remove().complete(true);
        assertThat(done).isCompleted();
    }

    @Test
    void cancelling_cancels_what_is_under_way_and_starts_nothing_more() {
        CompletableFuture<Void> done = InTurn.each(List.range(0, 10), 2, this::ask);

        done.cancel(false);

        assertThat(questions).hasSize(2).allMatch(CompletableFuture::isCancelled);
    }

    @Nested
    class A_bug {
        private final IllegalArgumentException bug = new IllegalArgumentException("ours");

        @Test
        void as_an_answer_surfaces_and_cancels_the_rest() {
            CompletableFuture<Void> done = InTurn.each(List.range(0, 10), 2, InTurnTest.this::ask);

            questions.getFirst().completeExceptionally(bug);

            assertThat(done)
                    .isCompletedExceptionally()
                    .failsWithin(0, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withCause(bug);
            assertThat(questions).hasSize(2);
            assertThat(questions.getLast()).isCancelled();
        }

        @Test
        void thrown_by_the_work_surfaces_and_cancels_the_rest() {
            CompletableFuture<Void> done = InTurn.each(List.of(true, false), 2, good -> {
                if (good) {
                    return ask(good);
                }
                throw bug;
            });

            assertThat(done)
                    .failsWithin(0, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withCause(bug);
            assertThat(questions.getLast()).isCancelled();
        }

        @Test
        void that_comes_while_an_item_is_started_cancels_that_one_too() {
            InTurn.each(List.of(1, 2), 2, item -> {
                CompletableFuture<Boolean> question = ask(item);
                if (item == 2) {
                    questions.getFirst().completeExceptionally(bug);
                }
                return question;
            });

            assertThat(questions).hasSize(2);
            assertThat(questions.getLast()).isCancelled();
        }

        @Test
        void thrown_by_the_list_surfaces_even_if_it_comes_with_an_answer() {
            CompletableFuture<Void> done = InTurn.each(
                    () -> Iterator.of(1, 2).map(item -> {
                        if (item == 2) {
                            throw bug;
                        }
                        return item;
                    }),
                    1,
                    InTurnTest.this::ask);

            questions.getLast().complete(true);

            assertThat(done)
                    .failsWithin(0, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withCause(bug);
        }
    }

    @Nested
    class With_real_threads {
        private final ExecutorService threads = Executors.newFixedThreadPool(4);

        @AfterEach
        void stop() {
            threads.shutdownNow();
        }

        @RepeatedTest(20)
        void every_item_is_worked_on_once_before_the_end_whoever_answers_when() {
            for (int atOnce = 1; atOnce <= 4; atOnce++) {
                Queue<Integer> worked = new ConcurrentLinkedQueue<>();
                AtomicInteger underWay = new AtomicInteger();
                AtomicInteger most = new AtomicInteger();

                CompletableFuture<Void> done = InTurn.each(Vector.range(0, 1_000), atOnce, item -> {
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                    worked.add(item);
                    return CompletableFuture.supplyAsync(() -> underWay.decrementAndGet() >= 0, threads);
                });

                assertThat(done).succeedsWithin(20, TimeUnit.SECONDS);
                assertThat(worked).hasSize(1_000).doesNotHaveDuplicates();
                assertThat(most.get()).isLessThanOrEqualTo(atOnce);
            }
        }

        /** An answer may come in the very moment in which the loop finds that there is no room. */
        @Test
        void the_end_does_not_come_before_the_last_item_however_closely_answers_follow() {
            AtomicReference<CompletableFuture<Boolean>> asked = new AtomicReference<>();
            AtomicInteger worked = new AtomicInteger();
            AtomicBoolean over = new AtomicBoolean();
            Runnable answerer = () -> {
                while (!over.get()) {
                    CompletableFuture<Boolean> question = asked.getAndSet(null);
                    if (question != null) {
                        question.complete(true);
                    }
                }
            };
            CompletableFuture<Void> answerers = CompletableFuture.allOf(
                    CompletableFuture.runAsync(answerer, threads), CompletableFuture.runAsync(answerer, threads));

            CompletableFuture<Void> done = InTurn.each(Iterator.range(0, 300_000), 1, item -> {
                CompletableFuture<Boolean> question = new CompletableFuture<>();
                worked.incrementAndGet();
                asked.set(question);
                return question;
            });

            assertThat(done).succeedsWithin(20, TimeUnit.SECONDS);
            over.set(true);
            assertThat(answerers).succeedsWithin(20, TimeUnit.SECONDS);
            assertThat(worked).hasValue(300_000);
        }
    }
}
