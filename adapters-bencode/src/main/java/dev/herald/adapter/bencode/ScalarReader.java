package dev.herald.adapter.bencode;

import dev.herald.domain.error.TrackerError.Malformed;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Reads what has no inside, integers and byte strings, and keeps the note of what went wrong. Every step answers the offset behind
 * what it read, or {@link #FAILED} when it has noted a failure.
 */
final class ScalarReader {

    static final int FAILED = -1;

    private static final int END_OF_INPUT = -1;

    /** In place of a length that would overflow, and longer than any array. */
    private static final int TOO_LONG = Integer.MAX_VALUE;

    private final byte[] bytes;
    private final boolean strict;
    private @Nullable Malformed failure;

    ScalarReader(byte[] bytes, boolean strict) {
        this.bytes = bytes;
        this.strict = strict;
    }

    int integer(int at) {
        boolean negative = byteAt(at + 1) == '-';
        int first = negative ? at + 2 : at + 1;
        int end = first;
        while (isDigit(byteAt(end))) {
            end++;
        }
        if (end == first) {
            return failFound("a digit of an integer", end);
        }
        if (byteAt(end) != 'e') {
            return failFound("a digit or the end of the integer", end);
        }
        if (strict && bytes[first] == '0' && (negative || end - first > 1)) {
            return fail("an integer without leading zeros or negative zero", at);
        }
        return end + 1;
    }

    int byteString(int at) {
        int length = 0;
        int colon = at;
        for (int octet = byteAt(at); isDigit(octet); octet = byteAt(++colon)) {
            length = length < TOO_LONG / 10 ? 10 * length + (octet - '0') : TOO_LONG;
        }
        if (byteAt(colon) != ':') {
            return failFound("a digit of the length of a byte string or ':'", colon);
        }
        if (strict && bytes[at] == '0' && colon - at > 1) {
            return fail("a length without leading zeros", at);
        }
        int left = bytes.length - colon - 1;
        return length <= left ? colon + 1 + length : failLength(left, at);
    }

    /** Whether a byte string may begin with this byte. */
    static boolean isDigit(int octet) {
        return octet >= '0' && octet <= '9';
    }

    /** The byte at this offset, 0 to 255, or a negative number behind the end. */
    int byteAt(int at) {
        return at < bytes.length ? bytes[at] & 0xFF : END_OF_INPUT;
    }

    /** A failure whose reason is the byte that stands there. */
    int failFound(String expected, int at) {
        return fail(expected + ", found " + described(byteAt(at)), at);
    }

    int fail(String expected, int at) {
        failure = new Malformed(expected, at);
        return FAILED;
    }

    @Nullable
    Malformed failure() {
        return failure;
    }

    private int failLength(int left, int at) {
        return fail("a byte string that ends within the input, found one longer than the " + left + " bytes left", at);
    }

    private static String described(int octet) {
        if (octet == END_OF_INPUT) {
            return "the end of the input";
        }
        return octet > ' ' && octet <= '~'
                ? "'" + (char) octet + "'"
                : "byte 0x" + HexFormat.of().toHexDigits((byte) octet);
    }
}
