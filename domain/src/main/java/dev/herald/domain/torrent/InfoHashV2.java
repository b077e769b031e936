package dev.herald.domain.torrent;

import dev.herald.domain.error.TrackerError;
import io.vavr.control.Either;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** The full SHA-256 of a version 2 torrent's {@code info} (BEP 52). Trackers are told {@link #truncated()}. */
public final class InfoHashV2 {

    /** How many bytes there are. */
    public static final int LENGTH = 32;

    private final byte[] bytes;

    private InfoHashV2(byte[] bytes) {
        this.bytes = bytes;
    }

    /** From thirty-two raw bytes; throws for any other number. */
    public static InfoHashV2 of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("needs " + LENGTH + " bytes, got " + bytes.length);
        }
        return new InfoHashV2(bytes.clone());
    }

    /** Right for sixty-four hex digits of either case, otherwise {@code Malformed}. */
    public static Either<TrackerError, InfoHashV2> parse(String hex) {
        return TwentyBytes.parseHex(hex, LENGTH).map(InfoHashV2::new);
    }

    /** The first twenty bytes: the swarm's name at a tracker (META-5). */
    public InfoHash truncated() {
        return InfoHash.of(ByteBuffer.wrap(bytes, 0, InfoHash.LENGTH));
    }

    /** Sixty-four lower-case hex digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InfoHashV2 that && Arrays.equals(bytes, that.bytes);
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
