package dev.herald.testkit;

import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import java.util.Arrays;
import org.assertj.core.api.AbstractAssert;

/** What tests say about a {@link TrackerError}. */
public final class TrackerErrorAssert extends AbstractAssert<TrackerErrorAssert, TrackerError> {

    TrackerErrorAssert(TrackerError actual) {
        super(actual, TrackerErrorAssert.class);
    }

    /** It is of one of these kinds. */
    public TrackerErrorAssert hasKind(ErrorKind... kinds) {
        isNotNull();
        if (!Arrays.asList(kinds).contains(actual.kind())) {
            failWithMessage("expected %s, but was %s: %s", Arrays.toString(kinds), actual.kind(), actual.message());
        }
        return this;
    }

    /** It is a refusal in these words. */
    public TrackerErrorAssert isRefusedWith(String reason) {
        if (!reason.equals(refused().reason())) {
            failWithMessage(
                    "expected the reason \"%s\", but was \"%s\"",
                    reason, refused().reason());
        }
        return this;
    }

    /** It is a refusal that came with this HTTP status. */
    public TrackerErrorAssert hasStatus(int status) {
        if (!refused().status().contains(status)) {
            failWithMessage(
                    "expected HTTP status %s, but was %s", status, refused().status());
        }
        return this;
    }

    /** It gives this advice about asking again. */
    public TrackerErrorAssert advises(RetryAdvice advice) {
        isNotNull();
        if (!actual.retryAdvice().equals(advice)) {
            failWithMessage("expected the advice %s, but was %s", advice, actual.retryAdvice());
        }
        return this;
    }

    /** It ended at this stage, in silence or for want of a connection. */
    public TrackerErrorAssert isAtStage(Stage stage) {
        isNotNull();
        boolean there = (actual instanceof TrackerError.Unreachable unreachable && unreachable.stage() == stage)
                || (actual instanceof TrackerError.TimedOut timedOut && timedOut.stage() == stage);
        if (!there) {
            failWithMessage("expected an end at the stage %s, but was %s", stage, actual);
        }
        return this;
    }

    /** Neither its message nor its {@code toString} holds {@code secret}. */
    public TrackerErrorAssert tellsNothingOf(String secret) {
        isNotNull();
        if (actual.message().contains(secret) || actual.toString().contains(secret)) {
            failWithMessage("a secret is out: %s", actual);
        }
        return this;
    }

    private TrackerError.Refused refused() {
        hasKind(ErrorKind.REFUSED);
        return (TrackerError.Refused) actual;
    }
}
