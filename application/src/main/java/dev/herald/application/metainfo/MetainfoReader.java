package dev.herald.application.metainfo;

import dev.herald.application.port.BencodeBytes;
import dev.herald.application.port.BencodeCodec;
import dev.herald.application.port.BencodeDictionary;
import dev.herald.application.port.BencodeInteger;
import dev.herald.application.port.BencodeLimits;
import dev.herald.application.port.BencodeValue;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Malformed;
import dev.herald.domain.error.TrackerError.Unsupported;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.InfoHashV2;
import dev.herald.domain.torrent.Swarms;
import dev.herald.domain.torrent.Torrent;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Reads {@code .torrent} files of version 1, version 2 and both (BEP 3, BEP 12, BEP 27, BEP 52), as far as a tracker client needs
 * them. Hashes are taken over the exact bytes of {@code info} as received (META-4).
 */
public final class MetainfoReader {

    private static final long NEWEST_VERSION = 2;

    private final BencodeCodec codec;

    public MetainfoReader(BencodeCodec codec) {
        this.codec = codec;
    }

    /**
     * Reads a whole file, at most ten million bytes.
     *
     * <p>Right: the torrent, its tiers in the order of the file, URLs that are no tracker's left out. Left: {@code Malformed} with
     * the offset of what cannot be read; {@code Unsupported} for a version newer than 2 (META-5).
     */
    public Either<TrackerError, Torrent> read(byte[] file) {
        return codec.decodeDictionary(file, BencodeLimits.METAINFO)
                .flatMap(root -> root.dictionary("info")
                        .toEither((TrackerError) new Malformed("a dictionary under the key info", infoOffset(root)))
                        .flatMap(info -> torrent(root, info)));
    }

    private static int infoOffset(BencodeDictionary root) {
        return root.get("info").map(wrong -> wrong.offset()).getOrElse(0);
    }

    private static Either<TrackerError, Torrent> torrent(BencodeDictionary root, BencodeDictionary info) {
        return version(info)
                .flatMap(version -> swarms(info, version)
                        .flatMap(swarms -> TorrentSize.of(info, swarms)
                                .map(size -> new Torrent(
                                        name(info),
                                        swarms,
                                        AnnounceList.of(root),
                                        Option.some(size),
                                        isPrivate(info)))));
    }

    private static Either<TrackerError, Long> version(BencodeDictionary info) {
        long version = info.integer("meta version").getOrElse(1L);
        return version > NEWEST_VERSION || isBeyond64Bits(info.get("meta version"))
                ? Either.left(new Unsupported("a metainfo version newer than " + NEWEST_VERSION))
                : Either.right(version);
    }

    private static boolean isBeyond64Bits(Option<BencodeValue> value) {
        return value.exists(found ->
                found instanceof BencodeInteger number && number.value().isEmpty());
    }

    /** Version 1 is there where pieces are, version 2 where a file tree is; both make a hybrid (META-6). */
    private static Either<TrackerError, Swarms> swarms(BencodeDictionary info, long version) {
        Option<InfoHash> v1 = info.bytes("pieces").map(pieces -> InfoHash.of(Digest.SHA_1.of(info.encoded())));
        Option<InfoHashV2> v2 = version == NEWEST_VERSION
                ? info.dictionary("file tree").map(tree -> InfoHashV2.of(Digest.SHA_256.of(info.encoded())))
                : Option.none();
        return v1.isEmpty() && v2.isEmpty()
                ? Either.left(new Malformed("pieces (version 1) or a file tree (version 2) in info", info.offset()))
                : Either.right(new Swarms(v1, v2));
    }

    private static Option<String> name(BencodeDictionary info) {
        return info.bytes("name.utf-8").orElse(() -> info.bytes("name")).map(BencodeBytes::text);
    }

    /** Only the key inside {@code info} counts, and any number but 0 does (META-7). */
    private static boolean isPrivate(BencodeDictionary info) {
        return info.get("private")
                .exists(value -> value instanceof BencodeInteger number
                        && !number.value().contains(0L));
    }
}
