package dev.herald.application.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Refused;
import dev.herald.domain.error.TrackerError.TimedOut;
import dev.herald.domain.error.TrackerError.Unsupported;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RoundTimingTest {

    private static final TrackerError SILENT = new TimedOut(Duration.ofSeconds(30), Stage.RECEIVE);

    private final RoundTiming timing = new RoundTiming(new SplittableRandom(1));

    private long after(Option<Duration> minimum) {
        return Duration.ofMillis(timing.afterAnswer(minimum)).toSeconds();
    }

    @Test
    void SCRAPE_12_half_an_hour_or_more_where_the_tracker_asks_for_it_but_never_more_than_a_day() {
        assertThat(after(Option.none())).isEqualTo(1_800);
        assertThat(after(Option.some(Duration.ofMinutes(1)))).isEqualTo(1_800);
        assertThat(after(Option.some(Duration.ofHours(1)))).isEqualTo(3_600);
        assertThat(after(Option.some(Duration.ofSeconds(Integer.MAX_VALUE)))).isEqualTo(86_400);
    }

    @Test
    void RETRY_13_failures_back_off_as_announces_do_and_an_answer_forgives_them() {
        assertThat(timing.afterFailure(SILENT)).isBetween(17_000L, 18_700L);
        assertThat(timing.afterFailure(SILENT)).isBetween(55_000L, 60_500L);
        timing.afterAnswer(Option.none());
        assertThat(timing.afterFailure(SILENT)).isBetween(17_000L, 18_700L);
    }

    @Test
    void RETRY_8_advice_makes_it_longer_and_never_is_never() {
        assertThat(timing.afterFailure(Refused.of("busy", RetryAdvice.after(Duration.ofMinutes(5)))))
                .isEqualTo(300_000);
        assertThat(timing.afterFailure(Refused.of("go away", RetryAdvice.NEVER)))
                .isEqualTo(RoundTiming.NEVER);
    }

    @Test
    void SCRAPE_4_a_tracker_that_cannot_be_scraped_is_not_asked_again() {
        assertThat(timing.afterFailure(new Unsupported("scrape"))).isEqualTo(RoundTiming.NEVER);
    }
}
