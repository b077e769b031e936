package dev.herald.application.port;

import dev.herald.application.port.BuiltBencode.BuiltBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A bencoded byte string. It is bytes, not text: {@link #text()} is for people (BENC-2). */
public non-sealed interface BencodeBytes extends BencodeValue {

    /** Bytes to be encoded; they are copied. */
    static BencodeBytes of(byte[] bytes) {
        return new BuiltBytes(bytes.clone());
    }

    /** A text to be encoded as UTF-8. */
    static BencodeBytes of(String text) {
        return new BuiltBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** How many bytes there are, 0 or more. */
    int length();

    /** A read-only view of the bytes, without the length in front. */
    ByteBuffer content();

    /** A copy of the bytes. */
    default byte[] toByteArray() {
        byte[] copy = new byte[length()];
        content().get(copy);
        return copy;
    }

    /** The bytes read as UTF-8, what cannot be read replaced by U+FFFD. For display only. */
    default String text() {
        return StandardCharsets.UTF_8.decode(content()).toString();
    }

    /** Whether the bytes are the ASCII characters of {@code ascii}, compared byte by byte. */
    default boolean is(String ascii) {
        if (ascii.length() != length()) {
            return false;
        }
        ByteBuffer bytes = content();
        for (int i = 0; i < ascii.length(); i++) {
            if (ascii.charAt(i) != (bytes.get(bytes.position() + i) & 0xFF)) {
                return false;
            }
        }
        return true;
    }
}
