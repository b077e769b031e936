package dev.herald.embedded;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import io.vavr.control.Either;
import java.nio.ByteBuffer;

/** An announce as it stands in a datagram (BEP 15, BEP 41), behind its transaction id. */
final class UdpAnnounce {

    /** From the info-hash to the port. */
    static final int LENGTH = 82;

    private static final AnnounceEvent[] EVENTS = {
        AnnounceEvent.NONE, AnnounceEvent.COMPLETED, AnnounceEvent.STARTED, AnnounceEvent.STOPPED, AnnounceEvent.PAUSED
    };

    private UdpAnnounce() {}

    /** Left: what is wrong, in words for the client's user. At least {@link #LENGTH} bytes are left in {@code fields}. */
    static Either<String, Visit> read(ByteBuffer fields, IpAddress from, boolean honoursIp) {
        InfoHash swarm = InfoHash.of(take(fields, 20));
        PeerId peerId = PeerId.of(take(fields, 20));
        fields.getLong(); // downloaded
        boolean complete = fields.getLong() == 0;
        fields.getLong(); // uploaded
        int event = fields.getInt();
        IpAddress address = address(fields.getInt(), from, honoursIp);
        fields.getInt(); // key
        int wanted = fields.getInt();
        int port = fields.getShort() & 0xFFFF;
        if (event < 0 || event >= EVENTS.length) {
            return Either.left("unknown event");
        }
        if (port == 0) {
            return Either.left("0 is no port to be reached at");
        }
        return path(fields)
                .map(path -> new Visit.Member(peerId, new PeerEndpoint(address, port), complete))
                .map(member -> new Visit(
                        swarm, member, EVENTS[event], wanted < 0 ? AnnounceRequest.DEFAULT_NUM_WANT : wanted));
    }

    private static byte[] take(ByteBuffer fields, int length) {
        byte[] bytes = new byte[length];
        fields.get(bytes);
        return bytes;
    }

    /** The field holds an IPv4 address, and is zero for everybody else (UDP-A2). */
    private static IpAddress address(int bits, IpAddress from, boolean honoursIp) {
        return honoursIp && bits != 0 && !from.isIpv6() ? IpAddress.ofIpv4(bits) : from;
    }

    private static Either<String, String> path(ByteBuffer options) {
        return UrlData.read(options)
                .map(data -> data.substring(0, data.indexOf('?') < 0 ? data.length() : data.indexOf('?')))
                .filterOrElse(
                        path -> path.isEmpty() || path.equals("/") || path.equals("/announce"),
                        path -> "nothing here but /announce");
    }
}
