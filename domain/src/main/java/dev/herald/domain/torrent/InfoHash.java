package dev.herald.domain.torrent;

import dev.herald.domain.error.TrackerError;
import io.vavr.control.Either;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * The twenty bytes that name a swarm at a tracker: SHA-1 of a torrent's {@code info} (BEP 3), or the first twenty bytes of its
 * SHA-256 (BEP 52).
 */
public final class InfoHash extends TwentyBytes {

    private InfoHash(ByteBuffer bytes) {
        super(bytes);
    }

    /** From twenty raw bytes; throws for any other number. */
    public static InfoHash of(byte[] bytes) {
        return new InfoHash(ByteBuffer.wrap(bytes));
    }

    /** From the twenty bytes between the buffer's position and limit, which stay where they are. */
    public static InfoHash of(ByteBuffer bytes) {
        return new InfoHash(bytes.duplicate());
    }

    /** From forty hex digits of either case; throws for anything else. */
    public static InfoHash ofHex(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    /** Right for forty hex digits of either case, otherwise {@code Malformed} with the offset of the first wrong character. */
    public static Either<TrackerError, InfoHash> parse(String hex) {
        return parseHex(hex, LENGTH).map(InfoHash::of);
    }
}
