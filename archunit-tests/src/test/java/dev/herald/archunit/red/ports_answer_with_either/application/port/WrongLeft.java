package dev.herald.archunit.red.ports_answer_with_either.application.port;

import io.vavr.control.Either;
import java.util.concurrent.CompletableFuture;

/** A no that is only words. */
public interface WrongLeft {
    CompletableFuture<Either<String, String>> ask();
}
