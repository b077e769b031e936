package dev.herald.adapter.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.BasicHttpTransportMetrics;
import org.apache.hc.core5.http.impl.nio.ChunkDecoder;
import org.apache.hc.core5.http.nio.SessionInputBuffer;
import org.jspecify.annotations.Nullable;

/** Reads chunks; where they break off, what came before is handed over first, because it may be all that matters (HTTP-T6). */
final class ToleratedChunks extends ChunkDecoder {

    private @Nullable IOException held;

    ToleratedChunks(
            ReadableByteChannel channel,
            SessionInputBuffer buffer,
            Http1Config config,
            BasicHttpTransportMetrics metrics) {
        super(channel, new ChunkBuffer(buffer), config, metrics);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (held != null) {
            throw held;
        }
        int start = target.position();
        try {
            return super.read(target);
        } catch (IOException broken) {
            if (target.position() == start) {
                throw broken;
            }
            held = broken;
            return target.position() - start;
        }
    }
}
