package dev.herald.benchmarks.decode;

import static dev.herald.benchmarks.decode.Libraries.field;

import com.dampcake.bencode.Bencode;
import com.dampcake.bencode.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** {@code com.dampcake:bencode}, told to leave strings as bytes: as text it would lose them. */
final class DampcakeBencode implements BencodeLibrary {

    private final Bencode bencode = new Bencode(StandardCharsets.UTF_8, true);

    @Override
    public long compactAnnounce(byte[] answer) {
        Map<String, Object> root = bencode.decode(answer, Type.DICTIONARY);
        return number(root, "interval") + bytes(root, "peers");
    }

    @Override
    public long listedAnnounce(byte[] answer) {
        Map<String, Object> root = bencode.decode(answer, Type.DICTIONARY);
        long sum = number(root, "interval");
        for (Object peer : (List<?>) field(root, "peers")) {
            sum += number((Map<?, ?>) peer, "port") + bytes((Map<?, ?>) peer, "ip");
        }
        return sum;
    }

    @Override
    public long torrent(byte[] metainfo) {
        Map<?, ?> info = (Map<?, ?>) field(bencode.decode(metainfo, Type.DICTIONARY), "info");
        long sum = number(info, "piece length") + bytes(info, "pieces");
        for (Object file : (List<?>) field(info, "files")) {
            sum += number((Map<?, ?>) file, "length");
        }
        return sum;
    }

    private static long number(Map<?, ?> fields, String name) {
        return (Long) field(fields, name);
    }

    private static int bytes(Map<?, ?> fields, String name) {
        return ((ByteBuffer) field(fields, name)).remaining();
    }
}
