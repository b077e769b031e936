package dev.herald.benchmarks.decode;

import static dev.herald.benchmarks.decode.Libraries.field;

import be.adaxisoft.bencode.BDecoder;
import be.adaxisoft.bencode.BEncodedValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;

/** {@code be.adaxisoft:Bencode}. */
final class AdaxisoftBencode implements BencodeLibrary {

    @Override
    public long compactAnnounce(byte[] answer) throws IOException {
        Map<String, BEncodedValue> root =
                BDecoder.bdecode(ByteBuffer.wrap(answer)).getMap();
        return field(root, "interval").getLong() + field(root, "peers").getBytes().length;
    }

    @Override
    public long listedAnnounce(byte[] answer) throws IOException {
        Map<String, BEncodedValue> root =
                BDecoder.bdecode(ByteBuffer.wrap(answer)).getMap();
        long sum = field(root, "interval").getLong();
        for (BEncodedValue peer : field(root, "peers").getList()) {
            Map<String, BEncodedValue> fields = peer.getMap();
            sum += field(fields, "port").getLong() + field(fields, "ip").getBytes().length;
        }
        return sum;
    }

    @Override
    public long torrent(byte[] metainfo) throws IOException {
        Map<String, BEncodedValue> info = field(
                        BDecoder.bdecode(ByteBuffer.wrap(metainfo)).getMap(), "info")
                .getMap();
        long sum = field(info, "piece length").getLong() + field(info, "pieces").getBytes().length;
        for (BEncodedValue file : field(info, "files").getList()) {
            sum += field(file.getMap(), "length").getLong();
        }
        return sum;
    }
}
