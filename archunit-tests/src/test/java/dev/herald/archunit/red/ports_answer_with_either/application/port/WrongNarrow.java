package dev.herald.archunit.red.ports_answer_with_either.application.port;

import dev.herald.archunit.red.ports_answer_with_either.domain.error.TrackerError;
import io.vavr.control.Either;
import java.util.concurrent.CompletableFuture;

/** A no of one kind only. */
public interface WrongNarrow {
    CompletableFuture<Either<TrackerError.Refused, String>> ask();
}
