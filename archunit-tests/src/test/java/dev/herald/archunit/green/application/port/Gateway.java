package dev.herald.archunit.green.application.port;

import dev.herald.archunit.green.domain.error.TrackerError;
import dev.herald.archunit.green.domain.word.Word;
import io.vavr.control.Either;
import java.util.concurrent.CompletableFuture;

/** The way to the world. */
public interface Gateway {
    /** Asks. */
    CompletableFuture<Either<TrackerError, Word>> ask(Word question);
}
