package dev.herald.application.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CancellationTest {

    private final CompletableFuture<Integer> source = new CompletableFuture<>();
    private final CompletableFuture<Integer> result = Cancellation.map(source, value -> 10 / value);

    @Test
    void brings_what_the_source_brings_changed() {
        source.complete(5);

        assertThat(result).isCompletedWithValue(2);
    }

    @Test
    void cancelling_the_result_cancels_the_source() {
        result.cancel(false);

        assertThat(source).isCancelled();
    }

    @Test
    void a_source_that_was_cancelled_cancels_the_result() {
        source.cancel(false);

        assertThat(result).isCancelled();
    }

    @Test
    void an_answer_from_elsewhere_leaves_the_source_alone() {
        result.complete(1);

        assertThat(source).isNotDone();
    }

    @Test
    void a_bug_of_the_source_comes_through() {
        IllegalStateException bug = new IllegalStateException("ours");
        source.completeExceptionally(bug);

        assertThat(result).failsWithin(0, TimeUnit.SECONDS).withThrowableThat().withCause(bug);
    }

    @Test
    void a_bug_of_the_step_belongs_to_whoever_waits() {
        source.complete(0);

        assertThat(result)
                .failsWithin(0, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(ArithmeticException.class);
    }
}
