package dev.herald.domain.tracker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The percent-encoding of URLs, undone once; an escape that is none stays as it stands (MAG-6). */
public final class PercentEncoding {

    private PercentEncoding() {}

    /** The bytes that are meant; what is not escaped is UTF-8. */
    public static byte[] decode(String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(raw[i + 2], 16) : -1;
            if (low >= 0) {
                bytes.write((high << 4) | low);
                i += 2;
            } else {
                bytes.write(raw[i]);
            }
        }
        return bytes.toByteArray();
    }

    /** The decoded bytes as UTF-8, what cannot be read replaced. */
    public static String decodeText(String text) {
        return new String(decode(text), StandardCharsets.UTF_8);
    }
}
