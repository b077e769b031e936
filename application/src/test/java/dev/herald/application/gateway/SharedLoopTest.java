package dev.herald.application.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedLoopTest {

    private static final int OFTEN = 100_000;

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private int passes;
    private SharedLoop loop = new SharedLoop(() -> passes++, done);

    @Test
    void it_may_be_asked_for_out_of_itself_and_the_stack_does_not_grow() {
        loop = new SharedLoop(
                () -> {
                    if (++passes < OFTEN) {
                        loop.advance();
                    }
                },
                done);

        loop.advance();

        assertThat(passes).isEqualTo(OFTEN);
    }

    @Test
    void it_runs_on_one_thread_at_a_time_and_what_was_there_before_somebody_asked_is_seen() throws Exception {
        AtomicInteger written = new AtomicInteger();
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        AtomicInteger clashes = new AtomicInteger();
        SharedLoop shared = new SharedLoop(
                () -> {
                    clashes.addAndGet(inside.getAndIncrement());
                    seen.set(written.get());
                    inside.decrementAndGet();
                },
                done);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int thread = 0; thread < 4; thread++) {
            threads.execute(() -> {
                for (int i = 0; i < OFTEN / 4; i++) {
                    written.incrementAndGet();
                    shared.advance();
                }
            });
        }
        threads.shutdown();

        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(clashes).hasValue(0);
        assertThat(seen).hasValue(OFTEN);
    }

    @Test
    void an_exception_out_of_it_ends_the_whole_and_it_can_still_be_asked_for() {
        RuntimeException bug = new IllegalStateException("a bug");
        loop = new SharedLoop(
                () -> {
                    passes++;
                    throw bug;
                },
                done);

        loop.advance();
        loop.advance();

        assertThat(passes).isEqualTo(2);
        assertThat(done.handle((nothing, failure) -> failure)).isCompletedWithValue(bug);
    }
}
