package dev.herald.adapter.http;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that are collected up to a cap. Not for more than one thread at a time. */
final class Bytes {

    private static final int START = 512;

    private final int cap;
    private byte[] bytes;
    private int length;

    /** Empty, with room for {@code expected} bytes if somebody said so; whoever said so is not believed beyond a bit. */
    Bytes(int cap, long expected) {
        this.cap = cap;
        this.bytes = new byte[(int) Math.min(Math.max(expected, 0), Math.min(cap, 16 * START))];
    }

    /** Whether there was room for all of them below the cap. */
    boolean add(ByteBuffer more) {
        int added = more.remaining();
        if (added > cap - length) {
            return false;
        }
        makeRoomFor(added);
        more.get(bytes, length, added);
        length += added;
        return true;
    }

    boolean add(byte[] more, int count) {
        return add(ByteBuffer.wrap(more, 0, count));
    }

    private void makeRoomFor(int added) {
        if (bytes.length - length < added) {
            bytes = Arrays.copyOf(bytes, Math.max(length + added, Math.min(cap, Math.max(START, 2 * bytes.length))));
        }
    }

    int length() {
        return length;
    }

    /** Exactly the bytes; not copied if there is no need to, so the collecting must be over. */
    byte[] toByteArray() {
        return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
    }
}
