package dev.herald.benchmarks.decode;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.application.metainfo.MetainfoReader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A torrent file of 5 MB to the value a client works with, beside the one thing nobody can leave out: SHA-1 over its info. */
@State(Scope.Benchmark)
public class MetainfoBenchmark {

    static final String SHA_1 = "sha-1";

    @Param({Libraries.HERALD, SHA_1})
    String library = Libraries.HERALD;

    private final byte[] torrent = Documents.torrent();
    private final byte[] info = Documents.info();
    private final MetainfoReader reader = new MetainfoReader(Bencode.codec());

    /** For JMH. */
    public MetainfoBenchmark() {}

    /** The file to its torrent; by {@value #SHA_1}, its info to the hash. */
    @Benchmark
    public Object metainfoOf5Megabytes() throws NoSuchAlgorithmException {
        return library.equals(SHA_1)
                ? MessageDigest.getInstance("SHA-1").digest(info)
                : reader.read(torrent).get();
    }
}
