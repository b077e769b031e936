package dev.herald.domain.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.domain.error.RetryAdvice.After;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAdviceTest {

    @Test
    void RETRY_8_five_minutes_are_five_minutes() {
        assertThat(RetryAdvice.after(Duration.ofMinutes(5))).isEqualTo(new After(Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @ValueSource(longs = {86_400, 86_401, 1_000_000, Long.MAX_VALUE})
    void RETRY_8_nobody_asks_for_more_than_a_day(long seconds) {
        assertThat(RetryAdvice.after(Duration.ofSeconds(seconds))).isEqualTo(new After(Duration.ofDays(1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void RETRY_8_a_delay_that_is_not_positive_is_ignored(long seconds) {
        assertThat(RetryAdvice.after(Duration.ofSeconds(seconds))).isEqualTo(RetryAdvice.UNSTATED);
    }

    @Test
    void RETRY_8_never_is_no_delay() {
        assertThat(RetryAdvice.NEVER).isNotEqualTo(RetryAdvice.UNSTATED).isNotInstanceOf(After.class);
    }

    @Test
    void a_delay_out_of_bounds_is_our_own_mistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> new After(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new After(Duration.ofDays(1).plusNanos(1)));
    }
}
