package dev.herald.application.port;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** What the first bytes of an input say it is, in the words of an error message. */
final class FirstBytes {

    /** Enough to tell text from everything else. */
    private static final int LOOKED_AT = 64;

    private static final Pattern LIST = Pattern.compile("l(?:e$|[ld]*(?:[0-9]+:|i-?[0-9])).*", Pattern.DOTALL);
    private static final Pattern INTEGER = Pattern.compile("i-?[0-9].*", Pattern.DOTALL);
    private static final Pattern BYTES = Pattern.compile("[0-9]+:.*", Pattern.DOTALL);

    private FirstBytes() {}

    /** A few words for an input that is no bencoded dictionary, and not empty. */
    static String words(byte[] bytes) {
        if (starts(bytes, 0x1f, 0x8b)) {
            return "gzip";
        }
        if (starts(bytes, 'P', 'K', 3, 4)) {
            return "a zip archive";
        }
        byte[] beginning = Arrays.copyOf(bytes, Math.min(bytes.length, LOOKED_AT));
        String text = new String(beginning, StandardCharsets.ISO_8859_1).strip();
        if (LIST.matcher(text).matches()) {
            return "a list";
        }
        if (INTEGER.matcher(text).matches()) {
            return "an integer";
        }
        if (BYTES.matcher(text).matches()) {
            return "a byte string";
        }
        return isText(beginning) ? kindOf(text) : "binary data";
    }

    private static String kindOf(String text) {
        if (text.startsWith("<")) {
            return "HTML or other markup";
        }
        return text.startsWith("{") || text.startsWith("[") ? "JSON" : "text";
    }

    private static boolean starts(byte[] bytes, int... with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    /** A first character of ASCII, and none that controls; others come in several bytes, and the last may be cut. */
    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return bytes[0] >= 0;
    }
}
