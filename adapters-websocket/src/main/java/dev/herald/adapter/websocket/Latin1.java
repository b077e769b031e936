package dev.herald.adapter.websocket;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;

/** Bytes as JSON carries them here: a code point a byte, U+0000 to U+00FF (WS-2). */
final class Latin1 {

    private static final int TWENTY = 20;

    private Latin1() {}

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The bytes of a text in which every code point stands for one; none where a code point is above U+00FF. */
    static Option<byte[]> bytes(String text) {
        return text.chars().allMatch(point -> point <= 0xFF)
                ? Option.some(text.getBytes(StandardCharsets.ISO_8859_1))
                : Option.none();
    }

    /** The same for exactly twenty bytes; none for any other number. */
    static Option<byte[]> twenty(String text) {
        return text.length() == TWENTY ? bytes(text) : Option.none();
    }
}
