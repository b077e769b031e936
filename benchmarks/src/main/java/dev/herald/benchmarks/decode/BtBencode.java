package dev.herald.benchmarks.decode;

import static dev.herald.benchmarks.decode.Libraries.field;

import bt.bencoding.model.BEObject;
import bt.bencoding.serializers.BEParser;
import bt.bencoding.types.BEInteger;
import bt.bencoding.types.BEList;
import bt.bencoding.types.BEMap;
import bt.bencoding.types.BEString;
import java.util.Map;

/** {@code com.github.atomashpolskiy:bt-bencoding}. */
final class BtBencode implements BencodeLibrary {

    @Override
    public long compactAnnounce(byte[] answer) {
        Map<String, BEObject<?>> root = root(answer);
        return number(root, "interval") + bytes(root, "peers");
    }

    @Override
    public long listedAnnounce(byte[] answer) {
        Map<String, BEObject<?>> root = root(answer);
        long sum = number(root, "interval");
        for (BEObject<?> peer : ((BEList) field(root, "peers")).getValue()) {
            Map<String, BEObject<?>> fields = ((BEMap) peer).getValue();
            sum += number(fields, "port") + bytes(fields, "ip");
        }
        return sum;
    }

    @Override
    public long torrent(byte[] metainfo) {
        Map<String, BEObject<?>> info = ((BEMap) field(root(metainfo), "info")).getValue();
        long sum = number(info, "piece length") + bytes(info, "pieces");
        for (BEObject<?> file : ((BEList) field(info, "files")).getValue()) {
            sum += number(((BEMap) file).getValue(), "length");
        }
        return sum;
    }

    private static Map<String, BEObject<?>> root(byte[] document) {
        try (BEParser parser = new BEParser(document)) {
            return parser.readMap().getValue();
        }
    }

    private static long number(Map<String, BEObject<?>> fields, String name) {
        return ((BEInteger) field(fields, name)).getValue().longValue();
    }

    private static int bytes(Map<String, BEObject<?>> fields, String name) {
        return ((BEString) field(fields, name)).getValue().length;
    }
}
