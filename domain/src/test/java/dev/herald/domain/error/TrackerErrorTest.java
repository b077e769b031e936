package dev.herald.domain.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.domain.error.TrackerError.Blocked;
import dev.herald.domain.error.TrackerError.Exhausted;
import dev.herald.domain.error.TrackerError.Malformed;
import dev.herald.domain.error.TrackerError.Refused;
import dev.herald.domain.error.TrackerError.TimedOut;
import dev.herald.domain.error.TrackerError.TooSoon;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.domain.error.TrackerError.Unsupported;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrackerErrorTest {

    private static final String HOSTILE = "a\u001b[2Jb\nc\u202ed";

    static Stream<Arguments> errors() {
        FailedAttempt attempt = new FailedAttempt(
                TrackerUrl.of("http://t/0123456789abcdef0123456789abcdef/announce"),
                new TimedOut(Duration.ofSeconds(1), Stage.RECEIVE));
        return Stream.of(
                Arguments.of(
                        new Unreachable(Stage.RESOLVE, "no such name"),
                        "unreachable",
                        "failed while resolving the name: no such name"),
                Arguments.of(
                        new TimedOut(Duration.ofSeconds(30), Stage.CONNECT),
                        "timed-out",
                        "no answer within 30000 ms, while connecting"),
                Arguments.of(new Malformed("a digit", 7), "malformed", "expected a digit at offset 7"),
                Arguments.of(new Unsupported("scrape"), "unsupported", "not supported: scrape"),
                Arguments.of(new Blocked("loopback"), "blocked", "blocked by policy: loopback"),
                Arguments.of(
                        new TooSoon(Duration.ofSeconds(60)),
                        "too-soon",
                        "too soon: the tracker asked for another 60 s of silence"),
                Arguments.of(Refused.of("go away", RetryAdvice.NEVER), "refused", "the tracker refused: go away"),
                Arguments.of(Refused.of("", RetryAdvice.NEVER), "refused", "the tracker refused without saying why"),
                Arguments.of(
                        new Refused("gone", Option.some(410), RetryAdvice.NEVER),
                        "refused",
                        "the tracker refused: gone (HTTP status 410)"),
                Arguments.of(new Exhausted(List.empty()), "exhausted", "there is no tracker to ask"),
                Arguments.of(
                        new Exhausted(List.of(attempt)),
                        "exhausted",
                        "the only tracker failed: no answer within 1000 ms, while receiving the answer"),
                Arguments.of(
                        new Exhausted(List.of(attempt, attempt)),
                        "exhausted",
                        "all 2 trackers failed; the last: no answer within 1000 ms, while receiving the answer"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void every_error_says_its_kind_and_what_happened(TrackerError error, String kind, String message) {
        assertThat(error.kind().label()).isEqualTo(kind);
        assertThat(error.message()).isEqualTo(message);
    }

    @ParameterizedTest
    @EnumSource(ErrorKind.class)
    void no_kind_is_left_without_an_error(ErrorKind kind) {
        assertThat(errors().map(arguments -> ((TrackerError) arguments.get()[0]).kind()))
                .contains(kind);
    }

    @Test
    void words_of_strangers_are_made_printable() {
        String printable = "a\uFFFD[2Jb\uFFFDc\uFFFDd";
        assertThat(Refused.of(HOSTILE, RetryAdvice.UNSTATED).reason()).isEqualTo(printable);
        assertThat(new Unreachable(Stage.SEND, HOSTILE).detail()).isEqualTo(printable);
        assertThat(new Malformed(HOSTILE, 0).expected()).isEqualTo(printable);
        assertThat(new Unsupported(HOSTILE).what()).isEqualTo(printable);
        assertThat(new Blocked(HOSTILE).policy()).isEqualTo(printable);
        assertThat(Refused.of("x".repeat(1 << 20), RetryAdvice.UNSTATED).message())
                .hasSizeLessThan(1100);
    }

    @Test
    void an_offset_is_never_negative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Malformed("x", -1));
    }

    @Test
    void only_those_who_said_something_about_asking_again_give_advice() {
        assertThat(new Malformed("x", 0).retryAdvice()).isEqualTo(RetryAdvice.UNSTATED);
        assertThat(Refused.of("", RetryAdvice.NEVER).retryAdvice()).isEqualTo(RetryAdvice.NEVER);
        assertThat(new TooSoon(Duration.ofSeconds(9)).retryAdvice())
                .isEqualTo(RetryAdvice.after(Duration.ofSeconds(9)));
        assertThat(new TooSoon(Duration.ZERO).retryAdvice()).isEqualTo(RetryAdvice.UNSTATED);
    }

    @Test
    void a_passkey_shows_in_no_error() {
        String key = "0123456789abcdef0123456789abcdef";
        TrackerUrl tracker = TrackerUrl.of("http://me:" + key + "@t/" + key + "/announce?passkey=" + key);
        TrackerError error = new Exhausted(List.of(new FailedAttempt(tracker, new Unsupported("scrape"))));
        assertThat(error.toString()).doesNotContain(key);
        assertThat(error.message()).doesNotContain(key);
    }
}
