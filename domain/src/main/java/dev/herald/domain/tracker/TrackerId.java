package dev.herald.domain.tracker;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * The token a tracker hands out as {@code tracker id} and wants back, byte for byte, as {@code trackerid} (HTTP-A13, HTTP-R14).
 * It belongs to one tracker URL.
 */
public final class TrackerId {

    private final byte[] bytes;

    private TrackerId(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A token of these bytes, any values, any number. */
    public static TrackerId of(byte[] bytes) {
        return new TrackerId(bytes.clone());
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** The bytes in lower-case hex. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrackerId that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
