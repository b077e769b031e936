package dev.herald.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Compressed bodies. */
final class Gzip {

    private static final int BOMB = 512 * 1024 * 1024;

    private Gzip() {}

    static byte[] of(byte[] body) {
        return compress(out -> out.write(body));
    }

    /** Half a megabyte that holds half a gigabyte. */
    static byte[] bomb() {
        return Bomb.BYTES.clone();
    }

    /** Made once, and only where it is wanted. */
    private static final class Bomb {
        static final byte[] BYTES = compress(out -> {
            byte[] block = new byte[1024 * 1024];
            for (int i = 0; i < BOMB / block.length; i++) {
                out.write(block);
            }
        });
    }

    private interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    private static byte[] compress(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            body.writeTo(gzip);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return bytes.toByteArray();
    }
}
