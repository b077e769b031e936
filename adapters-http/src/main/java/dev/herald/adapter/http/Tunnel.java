package dev.herald.adapter.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Asks an HTTP proxy for a way through to an origin, and waits for its yes. */
final class Tunnel implements AsyncClientExchangeHandler {

    private final RequestHead request;
    private final BiConsumer<Integer, @Nullable Exception> then;
    private int status;
    private boolean told;

    /** {@code then} is told the proxy's status, or 0 and what went wrong, once. */
    Tunnel(RequestHead request, BiConsumer<Integer, @Nullable Exception> then) {
        this.request = request;
        this.then = then;
    }

    @Override
    public void produceRequest(RequestChannel channel, HttpContext context) throws HttpException, IOException {
        channel.sendRequest(request, null, context);
    }

    @Override
    public void consumeResponse(HttpResponse answer, @Nullable EntityDetails body, HttpContext context) {
        status = answer.getCode();
        if (body != null) {
            tell(null);
        }
    }

    @Override
    public void failed(Exception cause) {
        tell(cause);
    }

    @Override
    public void cancel() {
        tell(new IOException("the connection to the proxy was closed"));
    }

    /** Only now has the library let go of the exchange, and TLS can begin on the connection. */
    @Override
    public void releaseResources() {
        tell(null);
    }

    private void tell(@Nullable Exception cause) {
        if (!told) {
            told = true;
            then.accept(status, cause);
        }
    }

    @Override
    public void consumeInformation(HttpResponse answer, HttpContext context) {
        // The final answer is still to come.
    }

    @Override
    public int available() {
        return 0;
    }

    @Override
    public void produce(DataStreamChannel channel) {
        // There is no body to send.
    }

    @Override
    public void updateCapacity(CapacityChannel channel) {
        // What a refusing proxy has to say beyond its status is not read.
    }

    @Override
    public void consume(ByteBuffer bytes) {
        // Likewise.
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) {
        // Likewise.
    }
}
