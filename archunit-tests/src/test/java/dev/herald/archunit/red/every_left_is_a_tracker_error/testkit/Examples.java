package dev.herald.archunit.red.every_left_is_a_tracker_error.testkit;

import io.vavr.control.Either;

/** A Left of any kind. */
final class Examples {

    private Examples() {}

    static final class WrongRaw {
        @SuppressWarnings("rawtypes")
        private Either answer = Either.right(1);

        Object ask() {
            return answer;
        }
    }
}
