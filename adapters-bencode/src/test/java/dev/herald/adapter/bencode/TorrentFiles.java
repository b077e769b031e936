package dev.herald.adapter.bencode;

import static dev.herald.adapter.bencode.Reading.bytes;
import static dev.herald.adapter.bencode.Reading.latin1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.metainfo.MetainfoReader;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.torrent.Torrent;
import io.vavr.collection.Seq;
import io.vavr.collection.Stream;
import io.vavr.control.Either;
import java.util.HexFormat;

/** Torrent files as a test can write them down, one character for each byte, and the reader under test. */
final class TorrentFiles {

    /** What stands for the hash of the only piece. */
    static final String PIECE = latin1(HexFormat.of().parseHex("a9993e364706816aba3e25717850c26c9cd0d89d"));

    /** What stands for the root of the only piece of a version 2 torrent. */
    static final String ROOT =
            latin1(HexFormat.of().parseHex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));

    /** A version 1 torrent of three bytes named {@code a}. */
    static final String V1_INFO = "d6:lengthi3e4:name1:a12:piece lengthi16384e6:pieces20:" + PIECE + "e";

    private static final String V2_TREE = "9:file treed1:ad0:d6:lengthi3e11:pieces root32:" + ROOT + "eee";

    /** The same as a version 2 torrent. */
    static final String V2_INFO = "d" + V2_TREE + "12:meta versioni2e4:name1:a12:piece lengthi16384ee";

    /** The same as both. */
    static final String HYBRID_INFO =
            "d" + V2_TREE + "6:lengthi3e12:meta versioni2e4:name1:a12:piece lengthi16384e6:pieces20:" + PIECE + "e";

    private static final MetainfoReader READER = new MetainfoReader(Bencode.codec());

    private TorrentFiles() {}

    /** A whole file around an {@code info}, with one tracker. */
    static String file(String info) {
        return "d8:announce23:http://tracker/announce4:info" + info + "e";
    }

    /** A whole file with these bencoded entries, whose keys come before {@code info}, in front of an ordinary torrent. */
    static String fileWith(String entries) {
        return "d" + entries + "4:info" + V1_INFO + "e";
    }

    static Either<TrackerError, Torrent> read(String file) {
        return READER.read(bytes(file));
    }

    static Torrent torrent(String file) {
        Either<TrackerError, Torrent> read = read(file);
        assertThat(read.isRight()).as("read %s", read).isTrue();
        return read.get();
    }

    static TrackerError failure(String file) {
        Either<TrackerError, Torrent> read = read(file);
        assertThat(read.isLeft()).as("refused %s", read).isTrue();
        return read.getLeft();
    }

    /** The trackers of a file, tier by tier, secrets included. */
    static Seq<Seq<String>> tiers(String file) {
        return torrent(file).tiers().tiers().map(tier -> tier.trackers().map(tracker -> tracker.reveal()));
    }

    /** A byte string. */
    static String string(String bytes) {
        return bytes.length() + ":" + bytes;
    }

    /** A list of byte strings. */
    static String list(String... strings) {
        return "l" + Stream.of(strings).map(TorrentFiles::string).mkString() + "e";
    }
}
