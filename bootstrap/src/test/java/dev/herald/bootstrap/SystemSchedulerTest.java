package dev.herald.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.Scheduler;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemSchedulerTest {

    /** A clock that runs a thousand times too fast, so that five seconds between two looks are five milliseconds. */
    private static final long HURRY = 1_000;

    private final SystemScheduler scheduler = new SystemScheduler();

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void RETRY_12_time_never_goes_back() {
        Duration before = scheduler.now();

        assertThat(scheduler.now()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void a_timer_runs_and_not_too_early() throws InterruptedException {
        CountDownLatch rung = new CountDownLatch(1);
        Duration before = scheduler.now();

        scheduler.schedule(Duration.ofMillis(30), rung::countDown);

        assertThat(rung.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(scheduler.now().minus(before)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
    }

    @Test
    void a_cancelled_timer_does_not_run() throws InterruptedException {
        CountDownLatch later = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);

        Scheduler.Timer timer = scheduler.schedule(Duration.ofMillis(10), never::countDown);
        timer.cancel();
        timer.cancel();
        scheduler.schedule(Duration.ofMillis(30), later::countDown);

        assertThat(later.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(never.getCount()).isEqualTo(1);
    }

    @Test
    void a_timer_that_fails_does_not_stop_the_others() throws InterruptedException {
        CountDownLatch reported = new CountDownLatch(1);
        CountDownLatch rung = new CountDownLatch(1);
        scheduler.schedule(Duration.ZERO, () -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> reported.countDown());
            throw new IllegalStateException("a mistake in a timer");
        });

        scheduler.schedule(Duration.ZERO, rung::countDown);

        assertThat(rung.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(reported.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void it_takes_any_delay_and_nothing_after_its_end() {
        scheduler.schedule(Duration.ofSeconds(Long.MAX_VALUE), () -> {}).cancel();
        scheduler.schedule(Duration.ofSeconds(-1), () -> {});
        scheduler.close();

        scheduler.schedule(Duration.ZERO, () -> {}).cancel();
    }

    @Test
    void its_thread_keeps_no_process_alive() throws InterruptedException {
        CountDownLatch rung = new CountDownLatch(1);
        boolean[] daemon = new boolean[1];
        scheduler.schedule(Duration.ZERO, () -> {
            daemon[0] = Thread.currentThread().isDaemon();
            rung.countDown();
        });

        assertThat(rung.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(daemon[0]).isTrue();
    }

    @Test
    void RETRY_12_what_fell_due_while_the_machine_slept_runs_soon_after_it_woke_and_the_rest_waits()
            throws InterruptedException {
        AtomicLong uptime = new AtomicLong();
        CountDownLatch overdue = new CountDownLatch(1);
        CountDownLatch tomorrow = new CountDownLatch(1);
        try (SystemScheduler sleeper = new SystemScheduler(
                new WakefulClock(() -> System.nanoTime() * HURRY, uptime::get),
                Duration.ofMillis(5).toNanos())) {
            sleeper.schedule(Duration.ofDays(30), tomorrow::countDown);
            sleeper.schedule(Duration.ofDays(20), overdue::countDown);

            uptime.set(Duration.ofDays(25).toMillis());

            assertThat(overdue.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(sleeper.now()).isBetween(Duration.ofDays(24), Duration.ofDays(29));
            assertThat(tomorrow.getCount()).isEqualTo(1);
        }
    }

    @Test
    void a_task_that_interrupts_its_thread_does_not_end_it() throws InterruptedException {
        CountDownLatch rung = new CountDownLatch(1);
        scheduler.schedule(Duration.ZERO, () -> Thread.currentThread().interrupt());
        scheduler.schedule(Duration.ofMillis(20), rung::countDown);

        assertThat(rung.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void timers_run_in_the_order_of_their_times() throws InterruptedException {
        CountDownLatch rung = new CountDownLatch(3);
        Queue<Integer> order = new ConcurrentLinkedQueue<>();
        for (int i : new int[] {3, 1, 2}) {
            scheduler.schedule(Duration.ofMillis(50L + i), () -> {
                order.add(i);
                rung.countDown();
            });
        }

        assertThat(rung.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(order).containsExactly(1, 2, 3);
    }
}
