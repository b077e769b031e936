package dev.herald.bootstrap.cli.input;

import dev.herald.domain.error.TrackerError;
import io.vavr.control.Option;

/**
 * Why an input cannot be used.
 *
 * @param kind {@code unreadable} for what could not be opened, else the label of an {@link dev.herald.domain.error.ErrorKind}
 * @param message one sentence for a person
 * @param offset where in the input, in bytes, if it got that far
 */
public record Trouble(String kind, String message, Option<Long> offset) {

    /** An input that could not even be opened. */
    static Trouble unreadable(String message) {
        return new Trouble("unreadable", message, Option.none());
    }

    /** An input that says something wrong. */
    public static Trouble of(TrackerError error) {
        Option<Long> offset =
                error instanceof TrackerError.Malformed malformed ? Option.some(malformed.offset()) : Option.none();
        return new Trouble(error.kind().label(), error.message(), offset);
    }
}
