package dev.herald.archunit.green.testkit;

import dev.herald.archunit.green.application.port.Gateway;
import dev.herald.archunit.green.domain.error.TrackerError;
import dev.herald.archunit.green.domain.word.Word;
import io.vavr.control.Either;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.Assertions;

/** The world in memory. */
public final class InMemoryGateway implements Gateway {
    @Override
    public CompletableFuture<Either<TrackerError, Word>> ask(Word question) {
        Assertions.assertThat(question.text()).isNotEmpty();
        return CompletableFuture.completedFuture(Either.right(question));
    }
}
