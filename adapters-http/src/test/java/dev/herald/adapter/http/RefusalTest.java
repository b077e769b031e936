package dev.herald.adapter.http;

import static dev.herald.adapter.http.Answers.announce;
import static dev.herald.adapter.http.Answers.ok;
import static dev.herald.adapter.http.Answers.retryAfter;
import static dev.herald.adapter.http.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.TrackerError.Refused;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 300, 304, 400, 401, 403, 404, 414, 500, 503, 999})
    void HTTP_T1_only_200_is_an_answer(int code) {
        Refused refused = refusal(status(code, "d5:peers0:8:intervali60ee"));

        assertThat(refused.status()).isEqualTo(Option.some(code));
        assertThat(refused.reason()).isEqualTo("Reason");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 503})
    void HTTP_T2_a_reason_that_comes_with_another_status_is_told(int code) {
        assertThat(refusal(status(code, "d14:failure reason8:bad porte")))
                .isEqualTo(new Refused("bad port", Option.some(code), RetryAdvice.UNSTATED));
    }

    @Test
    void HTTP_T2_a_reason_with_200_has_no_status_of_its_own() {
        assertThat(refusal(ok("d14:failure reason2:noe")).status()).isEqualTo(Option.none());
    }

    @Test
    void HTTP_T3_gone_means_never_again() {
        assertThat(refusal(status(410, "")).advice()).isEqualTo(RetryAdvice.NEVER);
        assertThat(refusal(status(410, "d14:failure reason3:byee")).advice()).isEqualTo(RetryAdvice.NEVER);
        assertThat(refusal(status(404, "")).advice()).isEqualTo(RetryAdvice.UNSTATED);
    }

    @ParameterizedTest
    @CsvSource({
        "120, 120",
        " 120 , 120",
        "99999999999999999999, 86400",
        "'Sat, 21 Nov 2026 12:05:00 GMT', 300",
        "'Sun, 22 Nov 2026 12:05:00 GMT', 86400"
    })
    void HTTP_T3_retry_after_is_seconds_or_a_date(String said, long seconds) {
        assertThat(refusal(retryAfter(status(503, ""), said, Option.none())).advice())
                .isEqualTo(RetryAdvice.after(Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-5", "soon", "", "1.5", "Sat, 21 Nov 2026 11:00:00 GMT", "Sat, 99 Nov 2026 12:05:00 GMT"})
    void HTTP_T3_a_retry_after_that_says_nothing_is_ignored(String said) {
        assertThat(refusal(retryAfter(status(429, ""), said, Option.none())).advice())
                .isEqualTo(RetryAdvice.UNSTATED);
    }

    @Test
    void HTTP_T3_a_date_is_measured_by_the_servers_own_clock() {
        Option<String> itsClock = Option.some("Fri, 01 Jan 2021 00:00:00 GMT");

        assertThat(refusal(retryAfter(status(503, ""), "Fri, 01 Jan 2021 00:01:00 GMT", itsClock))
                        .advice())
                .isEqualTo(RetryAdvice.after(Duration.ofMinutes(1)));
    }

    @Test
    void RETRY_7_an_interval_that_is_none_gives_way_to_the_least_one() {
        assertThat(advice("14:failure reason4:busy8:intervali0e12:min intervali600e"))
                .isEqualTo(RetryAdvice.after(Duration.ofMinutes(10)));
    }

    @Test
    void HTTP_R3_and_RETRY_7_the_interval_of_a_failure_is_its_advice() {
        assertThat(advice("14:failure reason27:Your client is not approved8:intervali3600e12:min intervali3600e"))
                .isEqualTo(RetryAdvice.after(Duration.ofHours(1)));
        assertThat(advice("14:failure reason2:no12:min intervali90e"))
                .isEqualTo(RetryAdvice.after(Duration.ofSeconds(90)));
        assertThat(advice("14:failure reason2:no8:intervali60e12:min intervali90e"))
                .isEqualTo(RetryAdvice.after(Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"i5e", "1:5", "3:005"})
    void HTTP_R17_and_RETRY_8_retry_in_is_minutes_in_both_spellings(String five) {
        assertThat(advice("14:failure reason10:Overloaded8:retry in" + five))
                .isEqualTo(RetryAdvice.after(Duration.ofMinutes(5)));
    }

    @Test
    void RETRY_8_never_means_never() {
        assertThat(advice("14:failure reason13:Not a tracker8:retry in5:never")).isEqualTo(RetryAdvice.NEVER);
        assertThat(advice("14:failure reason2:no8:intervali60e8:retry in5:never"))
                .isEqualTo(RetryAdvice.NEVER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"i0e", "i-5e", "5:Never", "0:", "2:-5", "1:x", "le", "i-9223372036854775808e"})
    void RETRY_8_anything_else_is_ignored(String value) {
        assertThat(advice("14:failure reason2:no8:retry in" + value)).isEqualTo(RetryAdvice.UNSTATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"i1440e", "i99999e", "i9223372036854775807e", "20:99999999999999999999"})
    void RETRY_8_a_day_is_the_longest(String value) {
        assertThat(advice("14:failure reason2:no8:retry in" + value)).isEqualTo(RetryAdvice.after(Duration.ofDays(1)));
    }

    @Test
    void RETRY_7_the_longest_of_all_advice_counts() {
        assertThat(refusal(retryAfter(
                                status(503, "d14:failure reason2:no8:retry ini1e8:intervali30ee"), "90", Option.none()))
                        .advice())
                .isEqualTo(RetryAdvice.after(Duration.ofSeconds(90)));
    }

    private static RetryAdvice advice(String fields) {
        return refusal(ok("d" + fields + "e")).advice();
    }

    private static Refused refusal(HttpAnswer answer) {
        return (Refused) announce(answer).getLeft();
    }
}
