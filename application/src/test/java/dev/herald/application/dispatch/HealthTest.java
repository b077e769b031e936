package dev.herald.application.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final TrackerError SILENT = new TrackerError.TimedOut(Duration.ofSeconds(30), Stage.RECEIVE);

    private final Health health = new Health();

    private void fails(int times, int underWay) {
        for (int i = 0; i < times; i++) {
            health.failed(SILENT, underWay, 0);
        }
    }

    @Test
    void three_failures_in_a_row_are_enough_where_little_is_under_way() {
        fails(2, 1);
        assertThat(health.isDown()).isFalse();
        fails(1, 1);
        assertThat(health.isDown()).isTrue();
    }

    @Test
    void an_answer_in_between_keeps_it_up() {
        fails(2, 1);
        health.answered();
        fails(2, 1);

        assertThat(health.isDown()).isFalse();
    }

    @Test
    void where_much_is_under_way_much_has_to_fail() {
        fails(18, 64);
        assertThat(health.isDown()).isFalse();
        fails(1, 64);
        assertThat(health.isDown()).isTrue();
    }

    @Test
    void RETRY_6_it_is_probed_on_the_series_of_the_back_off() {
        assertThat(IntStream.rangeClosed(1, 18).mapToLong(BackOff::millisAfter))
                .containsExactlyElementsOf(LongStream.of(
                                17, 55, 117, 205, 317, 455, 617, 805, 1017, 1255, 1517, 1805, 2117, 2455, 2817, 3205,
                                3600, 3600)
                        .map(seconds -> seconds * 1_000)
                        .boxed()
                        .toList());
    }

    @Test
    void one_probe_at_a_time_and_the_next_after_a_longer_pause() {
        fails(3, 1);
        assertThat(health.mayProbe(16_999)).isFalse();
        assertThat(health.mayProbe(17_000)).isTrue();

        health.probeLeaves(47_000);
        assertThat(health.mayProbe(20_000)).isFalse();
        assertThat(health.expectedAt()).isEqualTo(47_000);

        health.probeFailed(SILENT, 47_000);
        assertThat(health.expectedAt()).isEqualTo(102_000);
    }

    @Test
    void any_answer_brings_it_back() {
        fails(3, 1);
        health.answered();

        assertThat(health.isDown()).isFalse();
        assertThat(health.isProven()).isTrue();
    }

    @Test
    void a_hint_lets_the_next_request_probe_it() {
        fails(3, 1);
        health.probeNow(5);

        assertThat(health.mayProbe(5)).isTrue();
    }
}
