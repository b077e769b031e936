package dev.herald.testkit.http;

import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;

import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.TrackerError;
import dev.herald.testkit.TrackerErrorAssert;
import io.vavr.control.Either;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What has to come of a misbehaviour.
 *
 * @param mayAnswer whether the plain answer is right
 * @param kinds the failures that are right
 * @param detail what else must hold of a failure
 * @param hangsUp whether the connection must be gone without the gateway being closed
 */
record Expectation(boolean mayAnswer, Set<ErrorKind> kinds, Consumer<TrackerErrorAssert> detail, boolean hangsUp) {

    static Expectation answer() {
        return new Expectation(true, EnumSet.noneOf(ErrorKind.class), error -> {}, false);
    }

    static Expectation failure(ErrorKind first, ErrorKind... others) {
        return new Expectation(false, EnumSet.of(first, others), error -> {}, false);
    }

    static Expectation refusal(int status) {
        return failure(ErrorKind.REFUSED).with(error -> error.hasStatus(status));
    }

    Expectation or(ErrorKind first, ErrorKind... others) {
        return new Expectation(mayAnswer, EnumSet.of(first, others), detail, hangsUp);
    }

    Expectation with(Consumer<TrackerErrorAssert> more) {
        return new Expectation(mayAnswer, kinds, detail.andThen(more), hangsUp);
    }

    Expectation andHangsUp() {
        return new Expectation(mayAnswer, kinds, detail, true);
    }

    boolean isAboutTime() {
        return kinds.contains(ErrorKind.TIMED_OUT);
    }

    <T> void check(Either<TrackerError, T> outcome, T plainAnswer) {
        if (outcome.isRight() && mayAnswer) {
            assertThatRight(outcome).isEqualTo(plainAnswer);
        } else {
            detail.accept(assertThatLeft(outcome).hasKind(kinds.toArray(ErrorKind[]::new)));
        }
    }
}
