package dev.herald.domain.torrent;

/**
 * How far a download has come, in bytes, as trackers are told (BEP 3).
 *
 * @param uploaded sent to other peers since the session's {@code started}; never negative
 * @param downloaded received from other peers since then; never negative
 * @param left still missing for a complete torrent; 0 means seeder, so it is never 0 for a torrent of unknown size
 */
public record Progress(long uploaded, long downloaded, long left) {

    /** What is told as {@code left} while the size is unknown: positive, so that nobody takes us for a seeder (HTTP-A9, UDP-A4). */
    public static final long LEFT_WHEN_SIZE_IS_UNKNOWN = 16_384;

    public Progress {
        if (uploaded < 0 || downloaded < 0 || left < 0) {
            throw new IllegalArgumentException(
                    "progress must not be negative: " + uploaded + ", " + downloaded + ", " + left);
        }
    }

    /** Nothing transferred yet of a torrent of {@code size} bytes (META-12). */
    public static Progress fresh(long size) {
        return new Progress(0, 0, size);
    }

    /** Nothing transferred yet of a torrent whose size nobody knows, such as one from a magnet link. */
    public static Progress ofUnknownSize() {
        return fresh(LEFT_WHEN_SIZE_IS_UNKNOWN);
    }

    /** A complete torrent of which nothing has been transferred in this session. */
    public static Progress complete() {
        return fresh(0);
    }

    /** Whether nothing is missing. */
    public boolean isComplete() {
        return left == 0;
    }
}
