package dev.herald.fuzz;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.application.metainfo.MetainfoReader;
import dev.herald.application.port.BencodeBytes;
import dev.herald.application.port.BencodeDictionary;
import dev.herald.application.port.BencodeLimits;
import dev.herald.application.port.BencodeValue;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Torrent;
import io.vavr.control.Either;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** Torrent files. */
final class MetainfoFuzz implements FuzzTarget {

    private final MetainfoReader reader = new MetainfoReader(Bencode.codec());

    @Override
    public void take(byte[] input) throws Exception {
        Either<TrackerError, Torrent> read = reader.read(input);
        Law.same(read, reader.read(input), "the same file is the same torrent");
        if (read.isLeft()) {
            Law.printable(read.getLeft().message());
            return;
        }
        Torrent torrent = read.get();
        Law.holds(torrent.size().forAll(size -> size >= 0), "no torrent is smaller than nothing");
        Law.holds(torrent.announceHashes().size() <= 2, "two swarms at most");
        torrent.tiers().trackers().forEach(tracker -> Law.printable(tracker.toString()));
        for (InfoHash v1 : torrent.swarms().v1()) {
            Law.same(v1, hash(input), "META-4: the hash is that of the bytes as they stand");
        }
        torrent.freshProgress();
    }

    private static InfoHash hash(byte[] input) throws Exception {
        BencodeValue root =
                Bencode.codec().decode(input, BencodeLimits.METAINFO).get();
        BencodeDictionary info = ((BencodeDictionary) root).dictionary("info").get();
        ByteBuffer from = info.encoded();
        Law.holds(info.bytes("pieces").map(BencodeBytes::length).isDefined(), "META-6: version 1 has pieces");
        byte[] bytes = new byte[from.remaining()];
        System.arraycopy(input, info.offset(), bytes, 0, bytes.length);
        return InfoHash.of(MessageDigest.getInstance("SHA-1").digest(bytes));
    }
}
