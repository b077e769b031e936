package dev.herald.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlarmsTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    /** A clock that runs a thousand times too fast, so that a minute is over in no time. */
    private static final int HURRY = 1_000;

    private final long start = System.nanoTime();
    private final Alarms alarms = new Alarms("alarms", this::hurried, SECOND / HURRY);

    private long hurried() {
        return (System.nanoTime() - start) * HURRY;
    }

    @AfterEach
    void close() {
        alarms.close();
    }

    @Test
    void run_in_the_order_of_their_times_however_far_away_these_are() throws Exception {
        List<Long> delays = List.of(300L, 1L, 65L, 64L, 130L, 2L, 3L, 0L, 63L, 129L);
        AtomicLong time = new AtomicLong();
        Queue<Long> order = new ConcurrentLinkedQueue<>();
        CountDownLatch all = new CountDownLatch(delays.size());
        try (Alarms halted =
                new Alarms("halted", time::get, Duration.ofMillis(1).toNanos())) {
            delays.forEach(delay -> halted.set((delay + 20) * SECOND, () -> {
                order.add(delay);
                all.countDown();
            }));

            for (int second = 0; second < 330; second++) {
                time.set(second * SECOND);
            }

            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(List.copyOf(order)).isSorted();
        }
    }

    @Test
    void do_not_run_too_early() throws Exception {
        Queue<Long> early = new ConcurrentLinkedQueue<>();
        CountDownLatch all = new CountDownLatch(200);
        for (long delay = 0; delay < 200; delay++) {
            long due = hurried() + delay * SECOND;
            alarms.set(delay * SECOND, () -> {
                if (hurried() < due) {
                    early.add(due);
                }
                all.countDown();
            });
        }

        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(early).isEmpty();
    }

    @Test
    void a_far_one_wakes_a_thread_that_waits_for_nothing_or_for_one_that_is_farther() throws Exception {
        CountDownLatch rung = new CountDownLatch(1);
        try (Alarms patient = new Alarms("patient")) {
            patient.set(1_000_000 * SECOND, () -> {});
            patient.set(SECOND * 22 / 10, rung::countDown);

            assertThat(rung.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void those_that_a_leap_of_the_clock_passed_over_run_once_and_the_others_wait() throws Exception {
        AtomicLong time = new AtomicLong();
        AtomicInteger later = new AtomicInteger();
        CountDownLatch passed = new CountDownLatch(300);
        try (Alarms leaping =
                new Alarms("leaping", time::get, Duration.ofMillis(1).toNanos())) {
            for (int minute = 0; minute < 300; minute++) {
                leaping.set(Duration.ofMinutes(minute).toNanos(), passed::countDown);
                leaping.set(Duration.ofMinutes(301 + minute).toNanos(), later::incrementAndGet);
            }

            time.set(Duration.ofHours(5).toNanos());

            assertThat(passed.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(later).hasValue(0);
        }
    }

    @Test
    void every_one_runs_once_or_is_called_off_whoever_sets_it_and_whenever() throws Exception {
        int threads = 4;
        int each = 20_000;
        AtomicIntegerArray runs = new AtomicIntegerArray(threads * each);
        CountDownLatch kept = new CountDownLatch(threads * each / 2);
        List<Thread> setters = IntStream.range(0, threads)
                .mapToObj(thread -> new Thread(() -> setMany(thread * each, each, runs, kept)))
                .toList();

        setters.forEach(Thread::start);

        assertThat(kept.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(IntStream.range(0, runs.length()).filter(i -> runs.get(i) > 1))
                .isEmpty();
        assertThat(IntStream.range(0, runs.length()).filter(i -> i % 2 == 1 && runs.get(i) != 1))
                .isEmpty();
    }

    /** Those with even numbers are called off; where that came too late, they have run. */
    private void setMany(int from, int count, AtomicIntegerArray runs, CountDownLatch kept) {
        Random random = new Random(from);
        List<Alarms.Alarm> calledOff = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            int number = i;
            boolean isKept = number % 2 == 1;
            Alarms.Alarm alarm = alarms.set((long) (random.nextDouble() * 200 * SECOND), () -> {
                runs.incrementAndGet(number);
                if (isKept) {
                    kept.countDown();
                }
            });
            if (!isKept) {
                calledOff.add(alarm);
            }
            if (calledOff.size() > 20) {
                calledOff.remove(0).cancel();
            }
        }
        calledOff.forEach(Alarms.Alarm::cancel);
    }

    @Test
    void one_that_is_called_off_twice_takes_no_other_of_the_same_time_along() throws Exception {
        AtomicLong time = new AtomicLong();
        CountDownLatch kept = new CountDownLatch(1);
        CountDownLatch before = new CountDownLatch(1);
        try (Alarms halted =
                new Alarms("halted", time::get, Duration.ofMillis(1).toNanos())) {
            long due = 10 * SECOND;
            halted.set(due, kept::countDown);
            Alarms.Alarm calledOff = halted.set(due, () -> {});
            calledOff.cancel();
            halted.set(due - 1, before::countDown);

            time.set(due - 1);
            assertThat(before.await(30, TimeUnit.SECONDS)).isTrue();
            calledOff.cancel();
            time.set(due);

            assertThat(kept.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void the_others_run_even_if_whoever_is_told_of_a_failure_fails_too() throws Exception {
        CountDownLatch next = new CountDownLatch(1);
        alarms.set(0, () -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, bug) -> {
                throw new IllegalStateException("no better", bug);
            });
            throw new IllegalStateException("a clumsy task");
        });
        alarms.set(SECOND, next::countDown);

        assertThat(next.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void one_that_is_called_off_never_runs() throws Exception {
        AtomicLong time = new AtomicLong();
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch after = new CountDownLatch(1);
        try (Alarms halted =
                new Alarms("halted", time::get, Duration.ofMillis(1).toNanos())) {
            Alarms.Alarm near = halted.set(SECOND / 2, never::countDown);
            Alarms.Alarm far = halted.set(90 * SECOND, never::countDown);
            halted.set(120 * SECOND, after::countDown);

            near.cancel();
            far.cancel();
            far.cancel();
            time.set(120 * SECOND);

            assertThat(after.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(never.getCount()).isEqualTo(1);
        }
    }
}
