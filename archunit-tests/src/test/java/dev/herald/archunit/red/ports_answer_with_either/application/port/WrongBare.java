package dev.herald.archunit.red.ports_answer_with_either.application.port;

import java.util.concurrent.CompletableFuture;

/** Where would the no go? */
public interface WrongBare {
    CompletableFuture<String> ask();
}
