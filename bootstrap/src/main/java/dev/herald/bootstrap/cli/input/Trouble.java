package dev.herald.bootstrap.cli.input;

import dev.herald.domain.error.TrackerError;
import io.vavr.control.Option;

/**
 * Why an input cannot be used.
 *
 * @param kind {@code unreadable} for what could not be opened, else the label of an {@link dev.herald.domain.error.ErrorKind}
 * @param message one sentence for a person: what is wrong
 * @param offset where in the input, in bytes, if it got that far
 * @param advice what to do about it, where that is not plain
 */
public record Trouble(String kind, String message, Option<Long> offset, Option<String> advice) {

    /** An input that could not even be opened. */
    static Trouble unreadable(String message, String advice) {
        return new Trouble("unreadable", message, Option.none(), Option.some(advice));
    }

    /** An input that says something wrong. */
    public static Trouble of(TrackerError error) {
        return of(error, Option.none());
    }

    /** Bytes that are no torrent. */
    static Trouble ofTorrent(TrackerError error, byte[] bytes) {
        return of(error, Option.some(Advice.onTorrent(bytes, error.message())));
    }

    /** Bytes that are no bencode. */
    public static Trouble ofBencode(TrackerError error, byte[] bytes) {
        return of(error, Advice.onBencode(bytes, error.message()));
    }

    private static Trouble of(TrackerError error, Option<String> advice) {
        Option<Long> offset =
                error instanceof TrackerError.Malformed malformed ? Option.some(malformed.offset()) : Option.none();
        return new Trouble(error.kind().label(), error.message(), offset, advice);
    }

    /** Both for a person: what is wrong, and what to do. */
    public String words() {
        return message + advice.map(words -> "; " + words).getOrElse("");
    }
}
