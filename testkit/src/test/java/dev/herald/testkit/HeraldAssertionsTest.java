package dev.herald.testkit;

import static dev.herald.testkit.HeraldAssertions.answered;
import static dev.herald.testkit.HeraldAssertions.assertThatError;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class HeraldAssertionsTest {

    private static final TrackerError REFUSED =
            new TrackerError.Refused("unregistered torrent", Option.some(403), RetryAdvice.NEVER);
    private static final TrackerError TIMED_OUT = new TrackerError.TimedOut(Duration.ofSeconds(1), Stage.CONNECT);

    private static void assertFails(ThrowingCallable assertion, String saying) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion).withMessageContaining(saying);
    }

    @Test
    void tell_yes_from_no() {
        assertThatRight(Either.right("yes")).isEqualTo("yes");
        assertThatLeft(Either.left(REFUSED)).hasKind(ErrorKind.REFUSED);

        assertFails(() -> assertThatRight(Either.left(REFUSED)), "unregistered torrent");
        assertFails(() -> assertThatLeft(Either.right("yes")), "expected a no, but was yes");
    }

    @Test
    void hold_for_the_error_as_it_is() {
        assertThatError(REFUSED)
                .hasKind(ErrorKind.BLOCKED, ErrorKind.REFUSED)
                .isRefusedWith("unregistered torrent")
                .hasStatus(403)
                .advises(RetryAdvice.NEVER)
                .tellsNothingOf("passkey");
        assertThatError(TIMED_OUT).isAtStage(Stage.CONNECT);
        assertThatError(new TrackerError.Unreachable(Stage.SECURE, "no")).isAtStage(Stage.SECURE);
    }

    @Test
    void fail_for_any_other() {
        assertFails(() -> assertThatError(REFUSED).hasKind(ErrorKind.BLOCKED), "expected [BLOCKED], but was REFUSED");
        assertFails(() -> assertThatError(REFUSED).isRefusedWith("no"), "unregistered torrent");
        assertFails(() -> assertThatError(TIMED_OUT).isRefusedWith("no"), "TIMED_OUT");
        assertFails(() -> assertThatError(REFUSED).hasStatus(404), "Some(403)");
        assertFails(() -> assertThatError(REFUSED).advises(RetryAdvice.UNSTATED), "Never");
        assertFails(() -> assertThatError(TIMED_OUT).isAtStage(Stage.RECEIVE), "CONNECT");
        assertFails(() -> assertThatError(REFUSED).isAtStage(Stage.RECEIVE), "Refused");
        assertFails(() -> assertThatError(REFUSED).tellsNothingOf("torrent"), "a secret is out");
    }

    @Test
    void want_an_answer_that_is_there() {
        CompletableFuture<Either<TrackerError, String>> question = new CompletableFuture<>();
        assertFails(() -> answered(question), "answered by now");

        question.complete(Either.right("yes"));

        assertThatRight(answered(question)).isEqualTo("yes");
    }
}
