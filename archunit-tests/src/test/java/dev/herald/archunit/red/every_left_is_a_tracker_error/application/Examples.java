package dev.herald.archunit.red.every_left_is_a_tracker_error.application;

import dev.herald.archunit.red.every_left_is_a_tracker_error.domain.error.TrackerError;
import io.vavr.control.Either;

/** A Left of some kind. */
final class Examples {

    private Examples() {}

    static final class WrongWildcard {
        int ask(Either<? extends TrackerError, Integer> answer) {
            return answer.getOrElse(0);
        }
    }
}
