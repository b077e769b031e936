package dev.herald.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compressed bodies (RFC 1951, RFC 1952). */
final class Gzip {

    private static final int BLOCK = 1024 * 1024;
    private static final int BLOCKS = 256;
    private static final byte[] HEADER = {0x1F, (byte) 0x8B, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, 0};
    private static final byte[] EMPTY_LAST_BLOCK = {3, 0};

    private Gzip() {}

    static byte[] of(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return bytes.toByteArray();
    }

    /** The body in two members, with a few between them that hold nothing. */
    static byte[] inMembers(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(of(Arrays.copyOf(body, body.length / 2)));
        bytes.writeBytes(emptyMembers(3));
        bytes.writeBytes(of(Arrays.copyOfRange(body, body.length / 2, body.length)));
        return bytes.toByteArray();
    }

    /** Members that hold nothing, twenty bytes each. */
    static byte[] emptyMembers(int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            bytes.writeBytes(HEADER);
            bytes.writeBytes(EMPTY_LAST_BLOCK);
            bytes.writeBytes(new byte[8]);
        }
        return bytes.toByteArray();
    }

    /** A quarter of a megabyte that holds a quarter of a gigabyte of zeros, put together from one compressed megabyte. */
    static byte[] bomb() {
        byte[] zeros = new byte[BLOCK];
        byte[] block = independentBlock(zeros);
        CRC32 sum = new CRC32();
        ByteArrayOutputStream bomb = new ByteArrayOutputStream(BLOCKS * block.length + 32);
        bomb.writeBytes(HEADER);
        for (int i = 0; i < BLOCKS; i++) {
            bomb.writeBytes(block);
            sum.update(zeros);
        }
        bomb.writeBytes(EMPTY_LAST_BLOCK);
        bomb.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) sum.getValue())
                .putInt(BLOCKS * BLOCK)
                .array());
        return bomb.toByteArray();
    }

    /** The bytes compressed so that they end on a byte and refer to nothing before them. */
    private static byte[] independentBlock(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(bytes);
        byte[] block = new byte[bytes.length];
        int length = deflater.deflate(block, 0, block.length, Deflater.FULL_FLUSH);
        deflater.end();
        return Arrays.copyOf(block, length);
    }
}
