package dev.herald.application.metainfo;

import dev.herald.application.port.BencodeDictionary;
import dev.herald.application.port.BencodeInteger;
import dev.herald.application.port.BencodeList;
import dev.herald.application.port.BencodeValue;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Malformed;
import dev.herald.domain.torrent.Swarms;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * How many bytes a torrent has (META-8). Version 2 counts its file tree, also in a hybrid, because version 1 lists padding
 * there that version 2 does not.
 */
final class TorrentSize {

    private TorrentSize() {}

    static Either<TrackerError, Long> of(BencodeDictionary info, Swarms swarms) {
        return swarms.v2().isDefined()
                ? info.dictionary("file tree").map(TorrentSize::ofTree).getOrElse(Either.right(0L))
                : ofVersion1(info);
    }

    private static Either<TrackerError, Long> ofVersion1(BencodeDictionary info) {
        Option<BencodeValue> length = info.get("length");
        Option<BencodeValue> files = info.get("files");
        if (length.isDefined() == files.isDefined()) {
            return Either.left(new Malformed("either length or files in info", info.offset()));
        }
        return length.isDefined() ? length(length, info) : ofFiles(files.get());
    }

    private static Either<TrackerError, Long> ofFiles(BencodeValue files) {
        if (!(files instanceof BencodeList list)) {
            return Either.left(new Malformed("a list of files", files.offset()));
        }
        Either<TrackerError, Long> sum = Either.right(0L);
        for (BencodeValue file : list) {
            if (sum.isLeft()) {
                return sum;
            }
            sum = file instanceof BencodeDictionary entry
                    ? add(sum, length(entry.get("length"), entry), entry)
                    : Either.left(new Malformed("a dictionary for each of the files", file.offset()));
        }
        return sum;
    }

    /** Directories are dictionaries by name; a file is a dictionary whose only key is empty. The decoder bounds the depth. */
    private static Either<TrackerError, Long> ofTree(BencodeDictionary directory) {
        Either<TrackerError, Long> sum = Either.right(0L);
        for (BencodeDictionary.Entry entry : directory) {
            if (sum.isLeft()) {
                return sum;
            }
            if (!(entry.value() instanceof BencodeDictionary node)) {
                return Either.left(new Malformed(
                        "a dictionary in the file tree", entry.value().offset()));
            }
            sum = add(sum, entry.key().length() == 0 ? length(node.get("length"), node) : ofTree(node), node);
        }
        return sum;
    }

    private static Either<TrackerError, Long> length(Option<BencodeValue> value, BencodeDictionary holder) {
        return value.flatMap(found -> found instanceof BencodeInteger number ? number.value() : Option.none())
                .filter(length -> length >= 0)
                .toEither(new Malformed(
                        "a length of 0 or more, below 2^63",
                        value.map(BencodeValue::offset).getOrElse(holder.offset())));
    }

    private static Either<TrackerError, Long> add(
            Either<TrackerError, Long> sum, Either<TrackerError, Long> more, BencodeValue where) {
        return sum.flatMap(so -> more.flatMap(far -> so + far >= 0
                ? Either.<TrackerError, Long>right(so + far)
                : Either.<TrackerError, Long>left(
                        new Malformed("lengths that add up to less than 2^63", where.offset()))));
    }
}
