package dev.herald.benchmarks.decode;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Bencode, each document by each library. */
@State(Scope.Benchmark)
public class BencodeBenchmark {

    @Param({Libraries.HERALD, Libraries.BT, Libraries.DAMPCAKE, Libraries.TTORRENT, Libraries.ADAXISOFT})
    String library = Libraries.HERALD;

    private final byte[] compact = Documents.compactAnnounce();
    private final byte[] listed = Documents.listedAnnounce();
    private final byte[] torrent = Documents.torrent();
    private BencodeLibrary bencode = new HeraldBencode();

    /** For JMH. */
    public BencodeBenchmark() {}

    /** Takes the library that is up. */
    @Setup
    public void choose() {
        bencode = Libraries.named(library);
    }

    /** A tracker's answer with 200 compact peers. */
    @Benchmark
    public long announceOf200CompactPeers() throws IOException {
        return bencode.compactAnnounce(compact);
    }

    /** A tracker's answer with 200 peers in dictionaries. */
    @Benchmark
    public long announceOf200ListedPeers() throws IOException {
        return bencode.listedAnnounce(listed);
    }

    /** A torrent file of 5 MB. */
    @Benchmark
    public long torrentOf5Megabytes() throws IOException {
        return bencode.torrent(torrent);
    }
}
