package dev.herald.adapter.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.BasicHttpTransportMetrics;
import org.apache.hc.core5.http.impl.nio.ClientHttp1IOEventHandler;
import org.apache.hc.core5.http.impl.nio.ClientHttp1StreamDuplexer;
import org.apache.hc.core5.http.impl.nio.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.nio.ContentDecoder;
import org.apache.hc.core5.http.nio.NHttpMessageParserFactory;
import org.apache.hc.core5.http.nio.NHttpMessageWriter;
import org.apache.hc.core5.http.nio.SessionInputBuffer;
import org.apache.hc.core5.http.nio.SessionOutputBuffer;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOEventHandlerFactory;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.jspecify.annotations.Nullable;

/** How HTTP/1.1 is spoken on a connection: our own bytes go out, and what comes in is read by the library, made lenient. */
final class HttpWire implements IOEventHandlerFactory {

    /** An idle connection costs ten kilobytes with this, a hundred with the default. */
    private static final int BUFFER_BYTES = 2_048;

    private static final Http1Config LIMITS = Http1Config.custom()
            .setBufferSize(BUFFER_BYTES)
            .setMaxLineLength(8_192)
            .setMaxHeaderCount(100)
            .setMaxEmptyLineCount(10)
            .build();

    private static final HttpProcessor ADDS_NOTHING =
            HttpProcessorBuilder.create().build();

    private static final NHttpMessageParserFactory<HttpResponse> PARSERS =
            new DefaultHttpResponseParserFactory(LIMITS, null, new LenientLineParser());

    @Override
    public IOEventHandler createHandler(ProtocolIOSession session, @Nullable Object attachment) {
        return new PromptHandler(session);
    }

    /**
     * Sends what was asked while an answer was read right behind it. The library's own way has the selector find out twice that the
     * connection can be written to, which takes as many changes of what it waits for: more than to write the request.
     */
    private static final class PromptHandler extends ClientHttp1IOEventHandler {
        private final ProtocolIOSession connection;

        PromptHandler(ProtocolIOSession connection) {
            super(new Duplexer(connection));
            this.connection = connection;
        }

        @Override
        public void inputReady(IOSession session, @Nullable ByteBuffer bytes) throws IOException {
            super.inputReady(session, bytes);
            boolean plain = connection.getTlsDetails() == null;
            if (plain && connection.isOpen() && connection.hasCommands()) {
                outputReady(session);
                // Once more to find that all is written, so that nobody waits for room.
                outputReady(session);
            }
        }
    }

    private static final class Duplexer extends ClientHttp1StreamDuplexer {
        Duplexer(ProtocolIOSession session) {
            super(
                    session,
                    ADDS_NOTHING,
                    LIMITS,
                    CharCodingConfig.DEFAULT,
                    KeepAlive.INSTANCE,
                    PARSERS.create(),
                    new HeadWriter(),
                    BodyLength.INSTANCE,
                    null,
                    null);
        }

        @Override
        protected ContentDecoder createContentDecoder(
                long length, ReadableByteChannel channel, SessionInputBuffer buffer, BasicHttpTransportMetrics metrics)
                throws HttpException {
            return length == ContentLengthStrategy.CHUNKED
                    ? new ToleratedChunks(channel, buffer, LIMITS, metrics)
                    : super.createContentDecoder(length, channel, buffer, metrics);
        }
    }

    /** Writes a {@link RequestHead} as it stands. */
    private static final class HeadWriter implements NHttpMessageWriter<HttpRequest> {
        @Override
        public void reset() {
            // There is no state.
        }

        @Override
        public void write(HttpRequest request, SessionOutputBuffer buffer) {
            buffer.write(((RequestHead) request).bytes());
        }
    }
}
