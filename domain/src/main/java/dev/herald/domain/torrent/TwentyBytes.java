package dev.herald.domain.torrent;

import dev.herald.domain.error.TrackerError;
import io.vavr.control.Either;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Exactly twenty bytes, any values, kept in three numbers: half the memory of an array behind a reference. */
abstract sealed class TwentyBytes permits InfoHash, PeerId {

    /** How many bytes there are. */
    public static final int LENGTH = 20;

    private final long first;
    private final long second;
    private final int last;

    TwentyBytes(ByteBuffer bytes) {
        if (bytes.remaining() != LENGTH) {
            throw new IllegalArgumentException("needs " + LENGTH + " bytes, got " + bytes.remaining());
        }
        int start = bytes.position();
        this.first = bytes.getLong(start);
        this.second = bytes.getLong(start + Long.BYTES);
        this.last = bytes.getInt(start + 2 * Long.BYTES);
    }

    /** Reads hex digits of either case; the Left names the offset of the first character that is none. */
    static Either<TrackerError, byte[]> parseHex(String hex, int bytes) {
        for (int i = 0; i < hex.length(); i++) {
            if (!HexFormat.isHexDigit(hex.charAt(i))) {
                return Either.left(new TrackerError.Malformed(2 * bytes + " hex digits, found another character", i));
            }
        }
        if (hex.length() != 2 * bytes) {
            return Either.left(new TrackerError.Malformed(
                    2 * bytes + " hex digits, found " + hex.length(), Math.min(hex.length(), 2 * bytes)));
        }
        return Either.right(HexFormat.of().parseHex(hex));
    }

    /** A copy of the bytes. */
    public final byte[] toByteArray() {
        byte[] copy = new byte[LENGTH];
        writeTo(ByteBuffer.wrap(copy));
        return copy;
    }

    /** Puts the bytes at the buffer's position, which moves on by twenty. The buffer must be big-endian. */
    public final void writeTo(ByteBuffer target) {
        target.putLong(first).putLong(second).putInt(last);
    }

    /** Forty lower-case hex digits. */
    public final String hex() {
        return HexFormat.of().formatHex(toByteArray());
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof TwentyBytes that
                && getClass() == that.getClass()
                && first == that.first
                && second == that.second
                && last == that.last;
    }

    @Override
    public final int hashCode() {
        return Long.hashCode(first * 31 + second) * 31 + last;
    }

    @Override
    public String toString() {
        return hex();
    }
}
