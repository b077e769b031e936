package dev.herald.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.herald.application.port.Scheduler;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {

    private final VirtualTime time = new VirtualTime();
    private final List<String> timeline = new ArrayList<>();

    private void at(long seconds, String what) {
        time.schedule(Duration.ofSeconds(seconds), () -> note(what));
    }

    private void note(String what) {
        timeline.add(time.now().toSeconds() + " " + what);
    }

    private void advance(long seconds) {
        time.advanceBy(Duration.ofSeconds(seconds));
    }

    @Test
    void stands_still_until_it_is_moved() {
        at(0, "now");

        assertThat(time.now()).isZero();
        assertThat(timeline).isEmpty();
        assertThat(time.waiting()).isOne();
    }

    @Test
    void runs_tasks_in_the_order_they_are_due_and_at_their_own_moment() {
        at(3, "c");
        at(1, "a");
        at(2, "b");

        advance(10);

        assertThat(timeline).containsExactly("1 a", "2 b", "3 c");
        assertThat(time.now()).hasSeconds(10);
    }

    @Test
    void runs_tasks_due_at_one_moment_in_the_order_they_were_scheduled() {
        for (int i = 0; i < 20; i++) {
            at(5, String.valueOf(i));
        }

        advance(5);

        assertThat(timeline).hasSize(20).startsWith("5 0", "5 1", "5 2").endsWith("5 19");
    }

    @Test
    void leaves_later_tasks_for_later() {
        at(5, "in time");
        at(6, "later");

        advance(5);

        assertThat(timeline).containsExactly("5 in time");
        assertThat(time.untilNext()).isEqualTo(Option.some(Duration.ofSeconds(1)));
    }

    @Test
    void what_a_task_schedules_counts_from_its_own_moment_and_runs_in_the_same_advance() {
        time.schedule(Duration.ofSeconds(10), () -> {
            note("first");
            at(10, "second");
            at(100, "third");
        });

        advance(50);

        assertThat(timeline).containsExactly("10 first", "20 second");
    }

    @Test
    void what_is_late_already_runs_as_soon_as_possible() {
        advance(7);
        at(-3, "late");

        time.runDue();

        assertThat(timeline).containsExactly("7 late");
    }

    @Test
    void a_cancelled_task_does_not_run_and_may_be_cancelled_again() {
        Scheduler.Timer timer = time.schedule(Duration.ofSeconds(1), () -> note("never"));

        timer.cancel();
        timer.cancel();
        advance(2);
        timer.cancel();

        assertThat(timeline).isEmpty();
        assertThat(time.waiting()).isZero();
        assertThat(time.untilNext()).isEqualTo(Option.none());
    }

    @Test
    void a_task_can_cancel_another_that_is_due_at_the_same_moment() {
        List<Scheduler.Timer> second = new ArrayList<>();
        time.schedule(Duration.ofSeconds(1), () -> second.get(0).cancel());
        second.add(time.schedule(Duration.ofSeconds(1), () -> note("never")));

        advance(1);

        assertThat(timeline).isEmpty();
    }

    @Test
    void what_a_task_throws_comes_out_and_time_stands_there() {
        time.schedule(Duration.ofSeconds(4), () -> {
            throw new IllegalStateException("on purpose");
        });
        at(5, "after");

        assertThatIllegalStateException().isThrownBy(() -> advance(9)).withMessage("on purpose");
        assertThat(time.now()).hasSeconds(4);
        advance(1);
        assertThat(timeline).containsExactly("5 after");
    }

    @Test
    void runs_neither_backwards_nor_from_within() {
        assertThatIllegalArgumentException().isThrownBy(() -> advance(-1));
        time.schedule(Duration.ZERO, () -> advance(1));
        assertThatIllegalStateException().isThrownBy(time::runDue);
    }

    @Test
    void a_week_of_minutes_takes_no_time() {
        class Ticker implements Runnable {
            int ticks;

            @Override
            public void run() {
                ticks++;
                time.schedule(Duration.ofMinutes(1), this);
            }
        }
        Ticker ticker = new Ticker();
        time.schedule(Duration.ofMinutes(1), ticker);

        time.advanceBy(Duration.ofDays(7));

        assertThat(ticker.ticks).isEqualTo(7 * 24 * 60);
    }

    @Test
    void what_the_machine_slept_through_runs_once_and_late_when_it_wakes() {
        List<Duration> ran = new ArrayList<>();
        time.schedule(Duration.ofMinutes(1), () -> ran.add(time.now()));
        time.schedule(Duration.ofHours(9), () -> ran.add(time.now()));

        time.suspendFor(Duration.ofHours(8));
        assertThat(ran).isEmpty();
        time.advanceBy(Duration.ofHours(1));

        assertThat(ran).containsExactly(Duration.ofHours(8), Duration.ofHours(9));
    }
}
