package dev.herald.adapter.http;

import dev.herald.domain.error.TrackerError;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.http.ConnectionClosedException;
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

/** One request and its answer on one connection: collects the answer, and never more of it than is allowed. */
final class Exchange implements AsyncClientExchangeHandler {

    /** Whoever asked. Told of one end at most, on the thread that owns the connection. */
    interface Asker {
        /** The head of the answer is here; the rest is still to come. Comes before anything else. */
        void beginsToAnswer();

        /** The whole answer is here, and the connection has nothing left to do for it. */
        void answered(HttpAnswer answer);

        /** There is more of the answer than we read; {@link #soFar} has the rest. */
        void tooLong();

        /** It came to an end before its time; {@link #soFar} has what there is. */
        void broken(Exception cause);
    }

    private static final int WINDOW = 1 << 16;

    private final RequestHead request;
    private final int cap;
    private final Asker asker;
    private @Nullable HttpAnswer head;
    private @Nullable Bytes body;
    private boolean over;

    /** {@code cap} is how many bytes of a body are read at most. */
    Exchange(RequestHead request, int cap, Asker asker) {
        this.request = request;
        this.cap = cap;
        this.asker = asker;
    }

    /** What there is of the answer, none before its head is complete. Nothing is collected any more afterwards. */
    synchronized Option<HttpAnswer> soFar(TrackerError shortfall) {
        over = true;
        return head == null ? Option.none() : Option.some(head.withBody(body, Option.some(shortfall)));
    }

    @Override
    public void produceRequest(RequestChannel channel, HttpContext context) throws HttpException, IOException {
        channel.sendRequest(request, null, context);
    }

    @Override
    public void consumeResponse(HttpResponse answer, @Nullable EntityDetails entity, HttpContext context) {
        // However long the body is said to be, what comes is what counts (HTTP-T6).
        long announced = entity == null ? 0 : entity.getContentLength();
        int most = answer.getCode() == 200 ? cap : Math.min(cap, HttpLimits.REFUSAL_BYTES);
        synchronized (this) {
            head = HttpAnswer.head(answer);
            body = new Bytes(most, announced);
        }
        asker.beginsToAnswer();
        if (entity == null) {
            answered();
        }
    }

    @Override
    public void consume(ByteBuffer bytes) {
        boolean fits;
        synchronized (this) {
            fits = over || body == null || body.add(bytes);
        }
        if (!fits) {
            tooLong();
        }
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(WINDOW);
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        answered();
    }

    @Override
    public void failed(Exception cause) {
        if (end()) {
            asker.broken(cause);
        }
    }

    @Override
    public void cancel() {
        failed(new ConnectionClosedException());
    }

    private void answered() {
        HttpAnswer answer;
        synchronized (this) {
            if (over || head == null) {
                return;
            }
            over = true;
            answer = head.withBody(body, Option.none());
        }
        asker.answered(answer);
    }

    private void tooLong() {
        if (end()) {
            asker.tooLong();
        }
    }

    private synchronized boolean end() {
        boolean first = !over;
        over = true;
        return first;
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
        // A GET has no body.
    }

    @Override
    public void releaseResources() {
        // There are none.
    }
}
