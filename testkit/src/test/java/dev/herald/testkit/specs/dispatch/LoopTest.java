package dev.herald.testkit.specs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.dispatch.Loop;
import dev.herald.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One thing after the other. */
class LoopTest {

    private static final int MANY = 100_000;

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

    @Test
    void after_its_end_what_waited_and_what_comes_runs_without_a_scheduler() {
        loop.execute(() -> done.add(1));
        loop.end();
        loop.execute(() -> done.add(2));

        assertThat(done).containsExactly(1, 2);
    }

    @Test
    void a_task_never_runs_inside_another_one_however_many_there_are() {
        loop.end();

        loop.execute(() -> countUpFrom(0));

        assertThat(done).hasSize(MANY).isSorted();
    }

    private void countUpFrom(int number) {
        if (number < MANY) {
            loop.execute(() -> countUpFrom(number + 1));
            done.add(number);
        }
    }

    @Test
    void a_task_may_end_the_loop_it_runs_on() {
        loop.execute(() -> {
            loop.end();
            done.add(1);
        });
        loop.execute(() -> done.add(2));

        time.advanceBy(Duration.ofMillis(1));
        loop.execute(() -> done.add(3));

        assertThat(done).containsExactly(1, 2, 3);
    }

    @Test
    void nobody_who_ends_it_waits_for_a_task_under_way() throws InterruptedException {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        loop.execute(() -> {
            began.countDown();
            await(goesOn);
            done.add(1);
        });
        loop.execute(() -> done.add(2));
        Thread timer = new Thread(() -> time.advanceBy(Duration.ofMillis(1)), "timer");
        timer.start();
        await(began);

        loop.end();
        loop.execute(() -> done.add(3));
        assertThat(done).isEmpty();
        goesOn.countDown();
        timer.join();

        assertThat(done).containsExactly(1, 2, 3);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
