package dev.herald.adapter.http;

import dev.herald.domain.error.RetryAdvice;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The {@code Retry-After} header: seconds, or a date, which is measured by the server's own clock if it shows it (HTTP-T3). */
final class RetryAfter {

    private RetryAfter() {}

    /** How long to wait; none where nothing readable is said, or the date has passed. */
    static Option<Duration> of(HttpAnswer answer, Clock clock) {
        return answer.retryAfter()
                .map(String::strip)
                .flatMap(said -> Digits.number(said)
                        .map(RetryAfter::bounded)
                        .orElse(() -> instant(said)
                                .map(then -> Duration.between(
                                        answer.date()
                                                .flatMap(RetryAfter::instant)
                                                .getOrElse(clock::instant),
                                        then))))
                .filter(delay -> !delay.isNegative() && !delay.isZero());
    }

    private static Duration bounded(long seconds) {
        return Duration.ofSeconds(Math.min(seconds, RetryAdvice.LONGEST.toSeconds()));
    }

    private static Option<Instant> instant(String date) {
        try {
            return Option.some(ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Option.none();
        }
    }
}
