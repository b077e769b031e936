package dev.herald.application.port;

import dev.herald.domain.error.TrackerError;
import io.vavr.control.Either;

/** Reads and writes bencode (BEP 3). Implementations keep no state and may be used by many threads at once. */
public interface BencodeCodec {

    /**
     * Reads the one value that {@code bytes} hold.
     *
     * <p>Right: the root value, as a view of {@code bytes}, which must not be changed afterwards. Left: {@code Malformed} with
     * the offset of the first byte that cannot be read, also where a limit is passed; never an exception, whatever the bytes,
     * and never memory beyond a small multiple of their number.
     */
    Either<TrackerError, BencodeValue> decode(byte[] bytes, BencodeLimits limits);

    /**
     * Writes a value in canonical form: sorted keys, minimal integers, no key twice (BENC-17). A decoded value that was not
     * canonical comes out canonical, repeated keys reduced to the first.
     */
    byte[] encode(BencodeValue value);

    /**
     * {@link #decode} where the root must be a dictionary, as in a tracker's answer or a torrent file (BENC-15). What begins as
     * something else is not read, and called by its name: a web page, an archive, text.
     */
    default Either<TrackerError, BencodeDictionary> decodeDictionary(byte[] bytes, BencodeLimits limits) {
        if (bytes.length > 0 && bytes[0] != 'd') {
            return Either.left(
                    new TrackerError.Malformed("a bencoded dictionary, found " + FirstBytes.words(bytes), 0));
        }
        return decode(bytes, limits)
                .flatMap(root -> root instanceof BencodeDictionary dictionary
                        ? Either.right(dictionary)
                        : Either.left(new TrackerError.Malformed("a bencoded dictionary", 0)));
    }
}
