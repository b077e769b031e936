package dev.herald.archunit.green.adapter.http;

import dev.herald.archunit.green.application.port.Gateway;
import dev.herald.archunit.green.domain.error.TrackerError;
import dev.herald.archunit.green.domain.word.Word;
import io.vavr.control.Either;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.http.HttpHost;

/** The door of the adapter. */
public final class HttpGateway implements Gateway {
    private final CloseableHttpAsyncClient client;
    private final HttpHost host;

    HttpGateway(CloseableHttpAsyncClient client, HttpHost host) {
        this.client = client;
        this.host = host;
    }

    @Override
    public CompletableFuture<Either<TrackerError, Word>> ask(Word question) {
        WireWord answer = new WireWord(host.getHostName() + client.getStatus());
        return CompletableFuture.completedFuture(Either.left(new TrackerError.Refused(answer.w())));
    }
}
