package dev.herald.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Malformed;
import io.vavr.control.Either;

/** What tests say about the outcome of a {@code parse}. */
public final class Parsing {

    private Parsing() {}

    /** Asserts a {@code Malformed} and answers where. */
    public static long offsetOf(Either<TrackerError, ?> outcome) {
        assertThat(outcome.isLeft()).as("refused: %s", outcome).isTrue();
        assertThat(outcome.getLeft()).isInstanceOf(Malformed.class);
        return ((Malformed) outcome.getLeft()).offset();
    }

    /** Asserts a Left and answers its kind. */
    public static ErrorKind kindOf(Either<TrackerError, ?> outcome) {
        assertThat(outcome.isLeft()).as("refused: %s", outcome).isTrue();
        return outcome.getLeft().kind();
    }
}
