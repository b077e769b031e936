package dev.herald.archunit.red.client_answers_with_either.application.client;

import dev.herald.archunit.red.client_answers_with_either.domain.error.TrackerError;
import io.vavr.control.Either;
import java.util.concurrent.CompletableFuture;

/** The shapes of an answer. */
public interface RightClient {
    CompletableFuture<Either<TrackerError, String>> ask();

    CompletableFuture<Outcome> askOne();

    CompletableFuture<Void> listen();

    CompletableFuture<Integer> close();

    /** Holds the answer. */
    record Outcome(String tracker, Either<TrackerError, String> answer) {}
}
