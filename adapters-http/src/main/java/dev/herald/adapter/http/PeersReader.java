package dev.herald.adapter.http;

import dev.herald.application.port.BencodeBytes;
import dev.herald.application.port.BencodeDictionary;
import dev.herald.application.port.BencodeList;
import dev.herald.application.port.BencodeValue;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.peer.PeerHost;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the peers of one announce's answer in all the forms they come in, and leaves ourselves out (HTTP-R7 to HTTP-R13). */
final class PeersReader {

    /** How many peers under one key are taken in: nobody connects to more. */
    static final int MOST = 20_000;

    private final ClientIdentity self;
    private final Option<IpAddress> seenAs;
    private final List<String> remarks;

    /**
     * @param seenAs the address that the tracker says we have
     * @param remarks where to note what was read past
     */
    PeersReader(ClientIdentity self, Option<IpAddress> seenAs, List<String> remarks) {
        this.self = self;
        this.seenAs = seenAs;
        this.remarks = remarks;
    }

    /** The peers under {@code key}; what is unusable there is no peers, and no failure. */
    PeersAnswer read(BencodeDictionary answer, String key, int stride) {
        return answer.get(key)
                .map(value -> {
                    if (value instanceof BencodeBytes records) {
                        return new PeersAnswer(compact(records.content(), key, stride), List.of());
                    }
                    if (value instanceof BencodeList list) {
                        return new PeersAnswer(PeersAnswer.NONE.compact(), listed(list, key));
                    }
                    if (value instanceof BencodeDictionary numbered) {
                        List<BencodeValue> entries = new ArrayList<>();
                        numbered.forEach(entry -> entries.add(entry.value()));
                        return new PeersAnswer(PeersAnswer.NONE.compact(), listed(entries, key));
                    }
                    remarks.add("\"" + key + "\" holds no peers");
                    return PeersAnswer.NONE;
                })
                .getOrElse(PeersAnswer.NONE);
    }

    private ByteBuffer compact(ByteBuffer received, String key, int stride) {
        int torn = received.remaining() % stride;
        if (torn != 0) {
            remarks.add("the last " + torn + " bytes of \"" + key + "\" are no whole peer");
        }
        int room = MOST * stride;
        if (received.remaining() - torn > room) {
            remarks.add(tooMany(key));
        }
        ByteBuffer records = received.slice(received.position(), Math.min(received.remaining(), room));
        return seenAs.map(IpAddress::toByteArray)
                .filter(address -> address.length + Short.BYTES == stride)
                .map(address -> without(address, records, stride))
                .getOrElse(records);
    }

    private static String tooMany(String key) {
        return "what is beyond the first " + MOST + " peers of \"" + key + "\" is left out";
    }

    /** The records but for our own; the same buffer where we are not among them. */
    private ByteBuffer without(byte[] address, ByteBuffer records, int stride) {
        byte[] own = ByteBuffer.allocate(stride)
                .put(address)
                .putShort((short) self.port())
                .array();
        byte[] all = new byte[records.remaining() / stride * stride];
        records.duplicate().get(all);
        int kept = 0;
        for (int at = 0; at < all.length; at += stride) {
            if (!Arrays.equals(all, at, at + stride, own, 0, stride)) {
                System.arraycopy(all, at, all, kept, stride);
                kept += stride;
            }
        }
        return kept == all.length ? records : ByteBuffer.wrap(all, 0, kept);
    }

    private List<PeerEndpoint> listed(Iterable<BencodeValue> entries, String key) {
        List<PeerEndpoint> peers = new ArrayList<>();
        int unreadable = 0;
        for (BencodeValue entry : entries) {
            if (peers.size() == MOST) {
                remarks.add(tooMany(key));
                break;
            }
            Option<PeerEndpoint> peer = entry instanceof BencodeDictionary fields ? endpoint(fields) : Option.none();
            if (peer.isEmpty()) {
                unreadable++;
            } else if (!isSelf((BencodeDictionary) entry, peer.get())) {
                peers.add(peer.get());
            }
        }
        if (unreadable > 0) {
            remarks.add(unreadable + " entries of \"" + key + "\" are no peers");
        }
        return peers;
    }

    private static Option<PeerEndpoint> endpoint(BencodeDictionary fields) {
        return fields.text("ip")
                .flatMap(PeerHost::parse)
                .flatMap(host -> port(fields).map(port -> new PeerEndpoint(host, port)));
    }

    /** Some trackers write the port as text, others put its sign where a 16-bit number has none. */
    private static Option<Integer> port(BencodeDictionary fields) {
        return fields.integer("port")
                .orElse(() -> fields.text("port").flatMap(Digits::number))
                .map(port -> port < 0 ? port + 0x1_0000 : port)
                .map(port -> port > 0xFFFF ? port - 0x1_0000 : port)
                .filter(port -> port >= 0 && port <= 0xFFFF)
                .map(Long::intValue);
    }

    private boolean isSelf(BencodeDictionary fields, PeerEndpoint peer) {
        return fields.bytes("peer id")
                        .exists(id ->
                                Arrays.equals(id.toByteArray(), self.peerId().toByteArray()))
                || (peer.port() == self.port() && seenAs.exists(address -> address.equals(peer.host())));
    }
}
