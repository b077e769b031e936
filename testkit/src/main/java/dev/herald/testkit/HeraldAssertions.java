package dev.herald.testkit;

import dev.herald.domain.error.TrackerError;
import io.vavr.control.Either;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ObjectAssert;

/** Where assertions about answers begin. */
public final class HeraldAssertions {

    private HeraldAssertions() {}

    /** The answer is a yes; what follows is about its value. */
    public static <T> ObjectAssert<T> assertThatRight(Either<TrackerError, T> answer) {
        return answer.fold(
                error -> {
                    throw new AssertionError("expected a yes, but was " + error);
                },
                Assertions::assertThatObject);
    }

    /** The answer is a no; what follows is about the error. */
    public static TrackerErrorAssert assertThatLeft(Either<TrackerError, ?> answer) {
        return answer.fold(TrackerErrorAssert::new, value -> {
            throw new AssertionError("expected a no, but was " + value);
        });
    }

    /** About an error. */
    public static TrackerErrorAssert assertThatError(TrackerError error) {
        return new TrackerErrorAssert(error);
    }

    /** The answer of a question that must have one by now, as in virtual time. */
    public static <T> Either<TrackerError, T> answered(CompletableFuture<Either<TrackerError, T>> question) {
        Assertions.assertThat(question).as("answered by now").isCompleted();
        return question.join();
    }
}
