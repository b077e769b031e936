package dev.herald.embedded;

import dev.herald.application.port.BencodeCodec;
import dev.herald.domain.peer.IpAddress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.core5.function.Supplier;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.bootstrap.AsyncServerBootstrap;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerExchangeHandler;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.DiscardingEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncResponseBuilder;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.nio.support.BasicServerExchangeHandler;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;

/** The HTTP server in front of an {@link HttpTracker}: the one class that knows of sockets and of HttpCore. */
final class HttpDoor implements AutoCloseable {

    private static final Timeout IDLE = Timeout.ofSeconds(60);
    private static final Timeout SHORT_SELECT = Timeout.ofMilliseconds(100);
    private static final int BACKLOG = 1_024;
    private static final int MOST_HEADERS = 64;
    private static final int BUFFER = 2_048;

    private final HttpAsyncServer server;

    HttpDoor(HttpTracker tracker, BencodeCodec codec, EmbeddedTrackerLimits limits) {
        TrackerHandler handler = new TrackerHandler(tracker, codec);
        Supplier<AsyncServerExchangeHandler> exchange = () -> new BasicServerExchangeHandler<>(handler);
        this.server = AsyncServerBootstrap.bootstrap()
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setSoTimeout(IDLE)
                        .setSelectInterval(SHORT_SELECT)
                        .setBacklogSize(BACKLOG)
                        .setTcpNoDelay(true)
                        .setSoReuseAddress(true)
                        .build())
                .setHttp1Config(Http1Config.custom()
                        .setMaxLineLength(limits.targetLength())
                        .setMaxHeaderCount(MOST_HEADERS)
                        .setBufferSize(BUFFER)
                        .build())
                .setRequestRouter((request, context) -> exchange)
                .create();
        server.start();
    }

    /** Listens at an address of this machine's; the port it got. */
    int listen(String address, int port) throws IOException {
        InetSocketAddress wanted = new InetSocketAddress(InetAddress.getByName(address), port);
        try {
            var endpoint = server.listen(wanted, URIScheme.HTTP).get(10, TimeUnit.SECONDS);
            return ((InetSocketAddress) endpoint.getAddress()).getPort();
        } catch (ExecutionException taken) {
            throw new IOException("cannot listen at " + wanted, taken.getCause());
        } catch (TimeoutException stuck) {
            throw new IOException("cannot listen at " + wanted + " within ten seconds", stuck);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while opening " + wanted);
        }
    }

    @Override
    public void close() {
        server.close(CloseMode.IMMEDIATE);
    }

    private static final class TrackerHandler implements AsyncServerRequestHandler<Message<HttpRequest, Void>> {
        private final HttpTracker tracker;
        private final BencodeCodec codec;

        TrackerHandler(HttpTracker tracker, BencodeCodec codec) {
            this.tracker = tracker;
            this.codec = codec;
        }

        @Override
        public AsyncRequestConsumer<Message<HttpRequest, Void>> prepare(
                HttpRequest request, EntityDetails body, HttpContext context) {
            return new BasicRequestConsumer<>(() -> new DiscardingEntityConsumer<>());
        }

        @Override
        public void handle(Message<HttpRequest, Void> message, ResponseTrigger response, HttpContext context)
                throws HttpException, IOException {
            HttpRequest request = message.getHead();
            HttpTracker.Answer answer = tracker.answer(request.getPath(), remoteAddress(context));
            response.submitResponse(
                    AsyncResponseBuilder.create(answer.status())
                            .setEntity(codec.encode(answer.body()), ContentType.TEXT_PLAIN)
                            .build(),
                    context);
        }

        private static IpAddress remoteAddress(HttpContext context) {
            InetSocketAddress remote = (InetSocketAddress)
                    HttpCoreContext.cast(context).getEndpointDetails().getRemoteAddress();
            return IpAddress.of(remote.getAddress().getAddress());
        }
    }
}
