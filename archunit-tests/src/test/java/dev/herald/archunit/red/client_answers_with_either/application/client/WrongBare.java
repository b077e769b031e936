package dev.herald.archunit.red.client_answers_with_either.application.client;

import java.util.concurrent.CompletableFuture;

/** Where would the no go? */
public interface WrongBare {
    CompletableFuture<String> ask();
}
