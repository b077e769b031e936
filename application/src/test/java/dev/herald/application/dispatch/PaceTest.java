package dev.herald.application.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace();

    /** How many milliseconds a crowd of so many takes to go. */
    private long spread(int crowd) {
        for (int waiting = 1; waiting <= crowd; waiting++) {
            pace.joined(waiting);
        }
        long now = 0;
        for (int gone = 0; gone < crowd; gone++) {
            now = pace.mayGo(now) ? now : pace.nextAt();
            pace.gone(now);
        }
        return now;
    }

    @Test
    void the_first_goes_at_once() {
        pace.joined(1);

        assertThat(pace.mayGo(0)).isTrue();
    }

    @Test
    void a_hundred_go_at_twenty_a_second() {
        assertThat(spread(100)).isBetween(4_800L, 5_000L);
    }

    @Test
    void a_million_go_within_ten_minutes() {
        assertThat(spread(1_000_000)).isBetween(590_000L, 600_000L);
    }

    @Test
    void after_a_long_silence_there_is_no_burst() {
        spread(2);
        long later = 86_400_000;
        pace.gone(later);

        assertThat(pace.mayGo(later)).isFalse();
    }
}
