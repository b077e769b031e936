package dev.herald.adapter.bencode;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** An output that grows: {@link java.io.ByteArrayOutputStream} without locks, and with room for a {@link ByteBuffer}. */
final class GrowingBytes {

    private byte[] bytes = new byte[256];
    private int used;

    GrowingBytes put(char ascii) {
        reserve(1);
        bytes[used++] = (byte) ascii;
        return this;
    }

    GrowingBytes putAscii(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[used++] = (byte) text.charAt(i);
        }
        return this;
    }

    GrowingBytes put(ByteBuffer content) {
        int length = content.remaining();
        reserve(length);
        content.get(bytes, used, length);
        used += length;
        return this;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, used);
    }

    private void reserve(int more) {
        if (more > bytes.length - used) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(used, more), 2 * bytes.length));
        }
    }
}
