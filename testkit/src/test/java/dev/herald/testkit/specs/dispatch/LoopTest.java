package dev.herald.testkit.specs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.dispatch.Loop;
import dev.herald.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One thing after the other. */
class LoopTest {

    private final VirtualTime time = new VirtualTime();
    private final Loop loop = new Loop(time);
    private final List<Integer> done = new ArrayList<>();

    @Test
    void tasks_run_later_in_the_order_they_came_and_never_inside_each_other() {
        loop.execute(() -> {
            loop.execute(() -> done.add(3));
            done.add(1);
        });
        loop.execute(() -> done.add(2));
        assertThat(done).isEmpty();

        time.runDue();
        assertThat(done).containsExactly(1, 2, 3);
        assertThat(time.waiting()).isZero();
    }

    @Test
    void very_many_tasks_take_turns_with_timers() {
        time.schedule(Duration.ZERO, () -> done.add(-1));
        IntStream.range(0, 1_000).forEach(i -> loop.execute(() -> done.add(i)));
        loop.execute(() -> time.schedule(Duration.ZERO, () -> done.add(-2)));

        time.runDue();
        assertThat(done).hasSize(1_002).startsWith(-1, 0, 1).endsWith(999, -2);
    }

    @Test
    void a_task_that_fails_is_reported_and_the_others_run() {
        loop.execute(() -> {
            throw new IllegalStateException("a mistake");
        });
        loop.execute(() -> done.add(1));

        assertThatThrownBy(time::runDue).hasMessage("a mistake");
        time.runDue();
        assertThat(done).containsExactly(1);
    }

    @Test
    void its_time_is_rounded_down() {
        time.advanceBy(Duration.ofNanos(1_999_999));

        assertThat(loop.now()).isEqualTo(1);
    }
}
