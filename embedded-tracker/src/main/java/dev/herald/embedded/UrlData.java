package dev.herald.embedded;

import io.vavr.control.Either;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The path and query that an announce over UDP may tell in its options (BEP 41). */
final class UrlData {

    private static final int END = 0;
    private static final int NOP = 1;
    private static final int URL_DATA = 2;

    private UrlData() {}

    /** Right: all of it put together, a character a byte; empty where there is none. Options of other kinds are read past. */
    static Either<String, String> read(ByteBuffer options) {
        StringBuilder data = new StringBuilder();
        while (options.hasRemaining()) {
            int type = options.get() & 0xFF;
            if (type == END) {
                break;
            }
            if (type != NOP && !readOption(type, options, data)) {
                return Either.left("an option that runs past the end of the packet");
            }
        }
        return Either.right(data.toString());
    }

    private static boolean readOption(int type, ByteBuffer options, StringBuilder data) {
        int length = options.hasRemaining() ? options.get() & 0xFF : Integer.MAX_VALUE;
        if (length > options.remaining()) {
            return false;
        }
        ByteBuffer value = options.slice(options.position(), length);
        options.position(options.position() + length);
        if (type == URL_DATA) {
            data.append(StandardCharsets.ISO_8859_1.decode(value));
        }
        return true;
    }
}
