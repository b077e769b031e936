package dev.herald.domain.tracker;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Bytes that should be a URL, as text from which the same bytes go onto the wire again. */
final class UrlBytes {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private UrlBytes() {}

    static String toText(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException notUtf8) {
            return percentEncoded(bytes.duplicate());
        }
    }

    private static String percentEncoded(ByteBuffer bytes) {
        StringBuilder text = new StringBuilder(bytes.remaining() + 16);
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            if (b >= 0) {
                text.append((char) b);
            } else {
                HEX.toHexDigits(text.append('%'), b);
            }
        }
        return text.toString();
    }
}
