package dev.herald.archunit.red.futures_name_their_executor.adapter.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Steps that run anywhere, and some that do not. */
final class Examples {

    private Examples() {}

    static final class WrongStep {
        Object ask(CompletableFuture<String> answer) {
            return answer.thenApplyAsync(String::length);
        }
    }

    static final class WrongStart {
        Object ask() {
            return CompletableFuture.supplyAsync(() -> "words");
        }
    }

    static final class WrongStage {
        Object ask(CompletionStage<String> answer) {
            return answer.thenRunAsync(() -> {});
        }
    }

    static final class WrongReference {
        Function<Runnable, Object> ask() {
            return CompletableFuture::runAsync;
        }
    }

    static final class RightStep {
        Object ask(CompletableFuture<String> answer, Executor executor) {
            return answer.thenApplyAsync(String::length, executor).thenApply(length -> length + 1);
        }
    }

    static final class RightSender {
        /** Not a future, whatever its name. */
        void sendAsync() {}

        void ask() {
            sendAsync();
        }
    }
}
