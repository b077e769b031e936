package dev.herald.archunit.green.domain.word;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/** A word of the field. */
public record Word(String text, Option<Duration> pause) {
    /** Some words. */
    public static Seq<Word> of(String text) {
        return Vector.of(new Word(text, Option.none()));
    }
}
