package dev.herald.benchmarks.decode;

import com.turn.ttorrent.common.Peer;
import com.turn.ttorrent.common.protocol.TrackerMessage.MessageValidationException;
import com.turn.ttorrent.common.protocol.http.HTTPAnnounceResponseMessage;
import dev.herald.adapter.bencode.Bencode;
import dev.herald.application.port.BencodeCodec;
import dev.herald.application.port.BencodeLimits;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.peer.PeerList;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The whole way from the bytes of an answer to its peers, one by one, by each library that goes as far. */
@State(Scope.Benchmark)
public class PeersBenchmark {

    @Param({Libraries.HERALD, Libraries.TTORRENT})
    String library = Libraries.HERALD;

    private final byte[] answer = Documents.compactAnnounce();
    private final BencodeCodec codec = Bencode.codec();

    /** For JMH. */
    public PeersBenchmark() {}

    /** A tracker's answer to its 200 peers; the sum of their ports. */
    @Benchmark
    public long announceTo200Peers() throws IOException, MessageValidationException {
        return library.equals(Libraries.HERALD) ? herald() : ttorrent();
    }

    private long herald() {
        ByteBuffer compact = codec.decodeDictionary(answer, BencodeLimits.TRACKER_ANSWER)
                .get()
                .bytes("peers")
                .get()
                .content();
        long ports = 0;
        for (PeerEndpoint peer : PeerList.empty().withIpv4(compact)) {
            ports += peer.port();
        }
        return ports;
    }

    private long ttorrent() throws IOException, MessageValidationException {
        long ports = 0;
        for (Peer peer :
                HTTPAnnounceResponseMessage.parse(ByteBuffer.wrap(answer)).getPeers()) {
            ports += peer.getPort();
        }
        return ports;
    }
}
