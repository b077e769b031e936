package dev.herald.archunit.red.client_answers_with_either.application.client;

import java.util.concurrent.CompletableFuture;

/** A record without room for a no. */
public interface WrongRecord {
    CompletableFuture<Words> ask();

    /** No room for a no. */
    record Words(String words) {}
}
