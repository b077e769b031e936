package dev.herald.application.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowTest {

    private static final int LARGEST = 64;

    private final Window window = new Window(LARGEST);
    private long now;

    /** A full window goes out and comes back after so many milliseconds. */
    private void round(long millis) {
        long leftAt = now;
        now += millis;
        for (int i = window.size(); i > 0; i--) {
            window.answered(leftAt, now, true);
        }
    }

    private void lostRound() {
        long leftAt = now;
        now += 30_000;
        for (int i = window.size(); i > 0; i--) {
            window.congested(leftAt, now);
        }
    }

    @Test
    void it_begins_small_and_doubles_with_every_round_in_time() {
        assertThat(window.size()).isEqualTo(4);
        round(100);
        assertThat(window.size()).isEqualTo(8);
        round(100);
        assertThat(window.size()).isEqualTo(16);
    }

    @Test
    void it_never_grows_beyond_its_limit() {
        for (int i = 0; i < 20; i++) {
            round(100);
        }

        assertThat(window.size()).isEqualTo(LARGEST);
    }

    @Test
    void a_lost_round_halves_it_once_and_then_it_grows_by_one_a_round() {
        round(100);
        round(100);
        lostRound();
        assertThat(window.size()).isEqualTo(8);
        round(100);
        assertThat(window.size()).isEqualTo(9);
        round(100);
        assertThat(window.size()).isEqualTo(10);
    }

    @Test
    void it_never_shrinks_below_one() {
        for (int i = 0; i < 10; i++) {
            lostRound();
        }

        assertThat(window.size()).isEqualTo(1);
    }

    @Test
    void what_nobody_uses_does_not_grow() {
        window.answered(0, 100, false);

        assertThat(window.size()).isEqualTo(4);
    }

    @Test
    void answers_that_take_longer_and_longer_do_not_make_it_grow() {
        round(900);
        assertThat(window.size()).isEqualTo(8);
        round(1_801);
        assertThat(window.size()).isEqualTo(8);
    }

    @Test
    void a_tracker_that_is_always_slow_is_only_far_away() {
        round(2_500);
        round(2_500);

        assertThat(window.size()).isEqualTo(16);
    }
}
