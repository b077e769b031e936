package dev.herald.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** RETRY-12: time that goes on while the machine sleeps, and that nobody can set. */
class WakefulClockTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private long monotonic = -987_654_321;
    private long other = 1_764_000_000_000L;
    private final WakefulClock clock = new WakefulClock(() -> monotonic, () -> other);

    private void passes(Duration span) {
        monotonic += span.toNanos();
        other += span.toMillis();
    }

    private Duration now() {
        return Duration.ofNanos(clock.nanos());
    }

    @Test
    void it_begins_at_zero_and_runs_with_the_monotonic_clock() {
        assertThat(now()).isZero();
        passes(MINUTE);
        assertThat(now()).isEqualTo(MINUTE);
    }

    @Test
    void sleep_that_the_monotonic_clock_does_not_know_is_added_when_it_is_looked_at() {
        other += HOUR.toMillis();
        passes(Duration.ofSeconds(4));
        assertThat(now()).isEqualTo(Duration.ofSeconds(4));
        passes(Duration.ofSeconds(1));
        assertThat(now()).isEqualTo(HOUR.plusSeconds(5));
        passes(MINUTE);
        assertThat(now()).isEqualTo(HOUR.plusSeconds(5).plus(MINUTE));
    }

    @Test
    void every_sleep_counts_once() {
        for (int i = 0; i < 3; i++) {
            other += HOUR.toMillis();
            passes(MINUTE);
            assertThat(now()).isEqualTo(HOUR.plus(MINUTE).multipliedBy(i + 1));
        }
    }

    @Test
    void a_clock_that_is_set_back_changes_nothing_then_or_later() {
        other -= HOUR.toMillis();
        passes(MINUTE);
        assertThat(now()).isEqualTo(MINUTE);

        other += HOUR.toMillis() / 2;
        passes(MINUTE);
        assertThat(now())
                .as("half an hour of sleep, whatever was before")
                .isEqualTo(MINUTE.multipliedBy(2).plus(HOUR.dividedBy(2)));
    }

    @Test
    void a_clock_that_is_slewed_is_no_sleep_however_long_it_takes() {
        for (int i = 0; i < 600; i++) {
            other += 50;
            passes(MINUTE);
            now();
        }

        assertThat(now()).isEqualTo(MINUTE.multipliedBy(600));
    }

    @Test
    void where_the_monotonic_clock_knows_of_sleep_nothing_is_added() {
        passes(HOUR);

        assertThat(now()).isEqualTo(HOUR);
    }

    @Test
    void the_clock_of_this_machine_runs() {
        WakefulClock system = WakefulClock.ofSystem();
        long first = system.nanos();

        assertThat(first).isBetween(0L, Duration.ofSeconds(10).toNanos());
        assertThat(system.nanos()).isGreaterThanOrEqualTo(first);
    }
}
