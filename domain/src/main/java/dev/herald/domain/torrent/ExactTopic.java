package dev.herald.domain.torrent;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Malformed;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** What one {@code xt} of a magnet link says: a swarm of one version, trouble, or nothing that concerns us. */
record ExactTopic(Option<InfoHash> v1, Option<InfoHashV2> v2, Option<TrackerError> trouble) {

    private static final String BTIH = "urn:btih:";
    private static final String BTMH = "urn:btmh:";
    /** The multihash code of SHA2-256 and its length of 32 bytes (MAG-3). */
    private static final String SHA2_256 = "1220";

    private static final int BASE32_LENGTH = 32;

    static ExactTopic parse(String topic, int offset) {
        if (topic.regionMatches(true, 0, BTIH, 0, BTIH.length())) {
            return btih(topic.substring(BTIH.length()), offset)
                    .fold(ExactTopic::trouble, hash -> new ExactTopic(Option.some(hash), Option.none(), Option.none()));
        }
        if (topic.regionMatches(true, 0, BTMH, 0, BTMH.length())) {
            return btmh(topic.substring(BTMH.length()), offset)
                    .fold(ExactTopic::trouble, hash -> new ExactTopic(Option.none(), Option.some(hash), Option.none()));
        }
        return new ExactTopic(Option.none(), Option.none(), Option.none());
    }

    private static ExactTopic trouble(TrackerError error) {
        return new ExactTopic(Option.none(), Option.none(), Option.some(error));
    }

    private static Either<TrackerError, InfoHash> btih(String hash, int offset) {
        Option<InfoHash> read = hash.length() == BASE32_LENGTH
                ? Base32.decode(hash).map(InfoHash::of)
                : InfoHash.parse(hash).toOption();
        return read.toEither(() -> new Malformed(
                "40 hex digits or 32 base32 characters behind urn:btih:, found " + hash.length() + " characters",
                offset));
    }

    private static Either<TrackerError, InfoHashV2> btmh(String hash, int offset) {
        return hash.startsWith(SHA2_256)
                ? InfoHashV2.parse(hash.substring(SHA2_256.length()))
                        .mapLeft(wrong -> new Malformed("64 hex digits behind urn:btmh:1220", offset))
                : Either.left(new Malformed("a SHA2-256 multihash, 1220 and 64 hex digits, behind urn:btmh:", offset));
    }
}
