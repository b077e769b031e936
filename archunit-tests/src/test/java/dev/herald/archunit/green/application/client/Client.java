package dev.herald.archunit.green.application.client;

import dev.herald.archunit.green.application.port.Gateway;
import dev.herald.archunit.green.domain.error.TrackerError;
import dev.herald.archunit.green.domain.word.Word;
import io.vavr.control.Either;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the world. */
public final class Client {
    private static final Logger LOG = LoggerFactory.getLogger(Client.class);

    private final Gateway gateway;

    /** A client of this gateway. */
    public Client(Gateway gateway) {
        this.gateway = gateway;
    }

    /** Asks for a word. */
    public CompletableFuture<Either<TrackerError, Word>> ask(Word question) {
        LOG.debug("asking");
        return gateway.ask(question);
    }
}
