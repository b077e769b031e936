package dev.herald.benchmarks.decode;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** The libraries by the names they are printed under. */
final class Libraries {

    static final String HERALD = "herald";
    static final String DAMPCAKE = "com.dampcake:bencode";
    static final String TTORRENT = "com.turn:ttorrent-core";
    static final String ADAXISOFT = "be.adaxisoft:Bencode";
    static final String BT = "com.github.atomashpolskiy:bt-bencoding";

    private static final Map<String, Supplier<BencodeLibrary>> BENCODE = Map.of(
            HERALD,
            HeraldBencode::new,
            DAMPCAKE,
            DampcakeBencode::new,
            TTORRENT,
            TtorrentBencode::new,
            ADAXISOFT,
            AdaxisoftBencode::new,
            BT,
            BtBencode::new);

    private Libraries() {}

    static Set<String> names() {
        return BENCODE.keySet();
    }

    static BencodeLibrary named(String name) {
        return field(BENCODE, name).get();
    }

    /** A field of a document that has it. */
    static <V> V field(Map<?, V> fields, String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }
}
