package dev.herald.adapter.http;

import dev.herald.application.port.BencodeBytes;
import dev.herald.application.port.BencodeDictionary;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Refused;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** How trackers say no, and what they say about asking again (HTTP-R1 to HTTP-R3, HTTP-T1 to HTTP-T3, RETRY-7, RETRY-8). */
final class Refusals {

    private static final int GONE = 410;

    private Refusals() {}

    /** The refusal in an answer that has a failure reason, of whatever type and with whatever status. */
    static Option<TrackerError> spoken(HttpAnswer answer, BencodeDictionary said, Clock clock) {
        return said.get("failure reason")
                .orElse(() -> said.get("failure_reason"))
                .map(reason -> new Refused(
                        reason instanceof BencodeBytes words ? words.text() : "",
                        Option.some(answer.status()).filter(status -> status != 200),
                        advice(answer, said, clock)));
    }

    /** The refusal that a final status other than 200 is by itself. */
    static TrackerError byStatus(HttpAnswer answer, Clock clock) {
        RetryAdvice advice =
                answer.status() == GONE ? RetryAdvice.NEVER : longest(List.of(RetryAfter.of(answer, clock)));
        return new Refused(answer.reason(), Option.some(answer.status()), advice);
    }

    private static RetryAdvice advice(HttpAnswer answer, BencodeDictionary said, Clock clock) {
        if (answer.status() == GONE || said.bytes("retry in").exists(text -> text.is("never"))) {
            return RetryAdvice.NEVER;
        }
        Option<Duration> interval = said.integer("interval")
                .filter(seconds -> seconds > 0)
                .orElse(() -> said.integer("min interval"))
                .map(Refusals::seconds);
        return longest(List.of(retryIn(said), interval, RetryAfter.of(answer, clock)));
    }

    /** Minutes, as an integer or, as in the sample of BEP 31, as a string of digits. */
    private static Option<Duration> retryIn(BencodeDictionary said) {
        Option<Long> asText = said.text("retry in").flatMap(Digits::number);
        return said.integer("retry in").orElse(asText).map(minutes -> seconds(60 * bounded(minutes)));
    }

    private static Duration seconds(long count) {
        return Duration.ofSeconds(bounded(count));
    }

    private static long bounded(long count) {
        return Math.max(0, Math.min(count, RetryAdvice.LONGEST.toSeconds()));
    }

    private static RetryAdvice longest(List<Option<Duration>> delays) {
        return delays.stream()
                .flatMap(Option::toJavaStream)
                .max(Duration::compareTo)
                .map(RetryAdvice::after)
                .orElse(RetryAdvice.UNSTATED);
    }
}
