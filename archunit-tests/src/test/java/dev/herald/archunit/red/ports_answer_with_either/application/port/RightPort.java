package dev.herald.archunit.red.ports_answer_with_either.application.port;

import dev.herald.archunit.red.ports_answer_with_either.domain.error.TrackerError;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The shape of every question. */
public interface RightPort {
    CompletableFuture<Either<TrackerError, String>> ask();

    CompletionStage<Either<TrackerError, Seq<String>>> askMany();

    int limit();
}
