package dev.herald.archunit.red.every_left_is_a_tracker_error.domain;

import dev.herald.archunit.red.every_left_is_a_tracker_error.domain.error.TrackerError;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Lefts of all kinds. */
final class Examples {

    private Examples() {}

    static final class WrongWords {
        Either<String, Integer> ask() {
            return Either.left("no");
        }
    }

    static final class WrongDepth {
        Option<Seq<Either<Exception, Integer>>> ask() {
            return Option.none();
        }
    }

    static final class RightAnswer {
        Option<Either<TrackerError, Integer>> ask(Either<TrackerError, String> other) {
            return Option.some(other.map(String::length));
        }
    }
}
