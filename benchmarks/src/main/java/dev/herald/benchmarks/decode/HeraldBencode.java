package dev.herald.benchmarks.decode;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.application.port.BencodeCodec;
import dev.herald.application.port.BencodeDictionary;
import dev.herald.application.port.BencodeLimits;
import dev.herald.application.port.BencodeList;
import dev.herald.application.port.BencodeValue;

/** Herald's own codec. */
final class HeraldBencode implements BencodeLibrary {

    private final BencodeCodec codec = Bencode.codec();

    @Override
    public long compactAnnounce(byte[] answer) {
        BencodeDictionary root = root(answer, BencodeLimits.TRACKER_ANSWER);
        return root.integer("interval").get()
                + root.bytes("peers").get().content().remaining();
    }

    @Override
    public long listedAnnounce(byte[] answer) {
        BencodeDictionary root = root(answer, BencodeLimits.TRACKER_ANSWER);
        long sum = root.integer("interval").get();
        for (BencodeValue peer : root.list("peers").get()) {
            BencodeDictionary fields = (BencodeDictionary) peer;
            sum += fields.integer("port").get() + fields.bytes("ip").get().length();
        }
        return sum;
    }

    @Override
    public long torrent(byte[] metainfo) {
        BencodeDictionary info =
                root(metainfo, BencodeLimits.METAINFO).dictionary("info").get();
        long sum =
                info.integer("piece length").get() + info.bytes("pieces").get().length();
        BencodeList files = info.list("files").get();
        for (BencodeValue file : files) {
            sum += ((BencodeDictionary) file).integer("length").get();
        }
        return sum;
    }

    private BencodeDictionary root(byte[] document, BencodeLimits limits) {
        return codec.decodeDictionary(document, limits).get();
    }
}
