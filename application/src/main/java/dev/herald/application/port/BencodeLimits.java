package dev.herald.application.port;

/**
 * How strictly, and how far, a codec reads.
 *
 * @param strict whether only canonical input is accepted; lenient reading takes what live trackers send (unsorted or repeated
 *     keys, leading zeros, {@code -0}, bytes after the root value); {@code info} twice in the root is refused either way
 * @param maxDepth how many lists and dictionaries may be open at once, 1 or more (BENC-12)
 * @param maxTokens how many values, dictionary keys included, may be read in all, 1 or more (BENC-13)
 * @param maxBytes how long the input may be, in bytes, 1 or more (BENC-13)
 */
public record BencodeLimits(boolean strict, int maxDepth, int maxTokens, int maxBytes) {

    /** For the answers of trackers: lenient, depth 32, one MiB (HTTP-T9). */
    public static final BencodeLimits TRACKER_ANSWER = new BencodeLimits(false, 32, 2_000_000, 1 << 20);

    /** For {@code .torrent} files: lenient, depth 100, ten million bytes. */
    public static final BencodeLimits METAINFO = new BencodeLimits(false, 100, 2_000_000, 10_000_000);

    public BencodeLimits {
        if (maxDepth < 1 || maxTokens < 1 || maxBytes < 1) {
            throw new IllegalArgumentException(
                    "limits must be positive: " + maxDepth + ", " + maxTokens + ", " + maxBytes);
        }
    }

    /** The same limits, canonical input only. */
    public BencodeLimits strictly() {
        return new BencodeLimits(true, maxDepth, maxTokens, maxBytes);
    }
}
