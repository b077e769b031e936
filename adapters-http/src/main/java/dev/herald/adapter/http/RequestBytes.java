package dev.herald.adapter.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a request while they are written. Not for more than one thread. */
final class RequestBytes {

    private static final byte[][] ENCODED = encodings();
    private static final int START = 384;

    private byte[] bytes;
    private int length;

    RequestBytes() {
        this(START);
    }

    /** With room for so many bytes; it grows where they are more. */
    RequestBytes(int expected) {
        bytes = new byte[expected];
    }

    /** What every byte value becomes in a query (HTTP-A4): itself where RFC 3986 calls it unreserved, else three characters. */
    private static byte[][] encodings() {
        byte[][] table = new byte[256][];
        for (int value = 0; value < table.length; value++) {
            String written = isUnreserved(value) ? String.valueOf((char) value) : String.format("%%%02X", value);
            table[value] = written.getBytes(StandardCharsets.US_ASCII);
        }
        return table;
    }

    private static boolean isUnreserved(int value) {
        return (value >= 'A' && value <= 'Z')
                || (value >= 'a' && value <= 'z')
                || (value >= '0' && value <= '9')
                || "-._~".indexOf(value) >= 0;
    }

    /** Appends the text as UTF-8, unaltered: nothing is encoded, refused or reordered. */
    RequestBytes text(String text) {
        makeRoomFor(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return raw(text.substring(i).getBytes(StandardCharsets.UTF_8));
            }
            bytes[length++] = (byte) c;
        }
        return this;
    }

    /** Appends the bytes unaltered. */
    RequestBytes raw(byte[] more) {
        makeRoomFor(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    /** Appends every byte as HTTP-A4 wants it in a query. */
    RequestBytes percentEncoded(byte[] values) {
        makeRoomFor(3 * values.length);
        for (byte value : values) {
            byte[] written = ENCODED[value & 0xFF];
            for (byte b : written) {
                bytes[length++] = b;
            }
        }
        return this;
    }

    /** Appends a number in base ten. */
    RequestBytes number(long value) {
        if (value < 0) {
            return text(Long.toString(value));
        }
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        makeRoomFor(digits);
        long rest = value;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** What was written, without a copy: nothing may be written afterwards. */
    ByteBuffer toBuffer() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    private void makeRoomFor(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
