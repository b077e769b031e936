package dev.herald.adapter.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.nio.SessionInputBuffer;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * What chunks are read from. The library takes a minus sign before the size of a chunk, and then asks for less than nothing: an
 * exception of its own, or, where the size is a multiple of 2^32, a wait without end. Here it is an error of the tracker's.
 */
final class ChunkBuffer implements SessionInputBuffer {

    private final SessionInputBuffer buffer;

    ChunkBuffer(SessionInputBuffer buffer) {
        this.buffer = buffer;
    }

    @Override
    public boolean readLine(CharArrayBuffer line, boolean endOfStream) throws IOException {
        boolean whole = buffer.readLine(line, endOfStream);
        if (whole && line.substringTrimmed(0, line.length()).startsWith("-")) {
            throw new MalformedChunkCodingException("a chunk of a negative size");
        }
        return whole;
    }

    @Override
    public int fill(ReadableByteChannel source) throws IOException {
        return buffer.fill(source);
    }

    @Override
    public int read() {
        return buffer.read();
    }

    @Override
    public int read(ByteBuffer target, int most) {
        return buffer.read(target, most);
    }

    @Override
    public int read(ByteBuffer target) {
        return buffer.read(target);
    }

    @Override
    public int read(WritableByteChannel target, int most) throws IOException {
        return buffer.read(target, most);
    }

    @Override
    public int read(WritableByteChannel target) throws IOException {
        return buffer.read(target);
    }

    @Override
    public boolean hasData() {
        return buffer.hasData();
    }

    @Override
    public int length() {
        return buffer.length();
    }
}
