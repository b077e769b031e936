package dev.herald.domain.tracker;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Bytes that should be a URL, as text from which the same bytes go onto the wire again. */
final class UrlBytes {

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
            int b = Byte.toUnsignedInt(bytes.get());
            text.append(b < 0x80 ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b));
        }
        return text.toString();
    }
}
