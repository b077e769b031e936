package dev.herald.archunit.red.every_left_is_a_tracker_error.adapter.http;

import dev.herald.archunit.red.every_left_is_a_tracker_error.domain.error.TrackerError;
import io.vavr.control.Either;

/** A Left of one kind. */
final class Examples {

    private Examples() {}

    static final class WrongNarrow {
        Either<TrackerError.Refused, Integer> ask() {
            return Either.right(1);
        }
    }
}
