package dev.herald.adapter.udp;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.IndexedSeq;
import java.nio.ByteBuffer;

/** Requests as they go onto the wire (BEP 15), each put at the position of a big-endian buffer, which moves on behind it. */
final class RequestFrames {

    static final int CONNECT = 0;

    /** How long a request for a connection id is. */
    static final int CONNECT_BYTES = 16;

    static final int ANNOUNCE = 1;
    static final int SCRAPE = 2;

    private static final long PROTOCOL_ID = 0x0000041727101980L;

    private RequestFrames() {}

    /** Asks for a connection id. */
    static void connect(ByteBuffer out, int transaction) {
        out.putLong(PROTOCOL_ID).putInt(CONNECT).putInt(transaction);
    }

    /**
     * Tells of a swarm. The order on the wire is downloaded, left, uploaded (TRAP-14).
     *
     * @param overIpv4 whether the packet goes to an IPv4 address: over IPv6 no address may be named (UDP-A2)
     */
    static void announce(
            ByteBuffer out,
            long connectionId,
            int transaction,
            AnnounceRequest request,
            TrackerUrl tracker,
            boolean overIpv4) {
        ClientIdentity client = request.client();
        out.putLong(connectionId).putInt(ANNOUNCE).putInt(transaction);
        request.swarm().writeTo(out);
        client.peerId().writeTo(out);
        out.putLong(request.progress().downloaded())
                .putLong(request.progress().left())
                .putLong(request.progress().uploaded())
                .putInt(number(request.event()))
                .putInt(overIpv4 ? announceAddress(client) : 0)
                .putInt(client.key().bits())
                .putInt(request.numWant())
                .putShort((short) client.port());
        UrlData.write(out, tracker);
    }

    /** Asks for the counts of {@code count} swarms; their order is all that tells the rows of the answer apart (UDP-S1). */
    static void scrape(
            ByteBuffer out, long connectionId, int transaction, IndexedSeq<InfoHash> swarms, int first, int count) {
        out.putLong(connectionId).putInt(SCRAPE).putInt(transaction);
        for (int number = first; number < first + count; number++) {
            swarms.get(number).writeTo(out);
        }
    }

    /** There is no number for {@code paused} that trackers agree on, and a wrong one makes some fall silent (UDP-A1). */
    private static int number(AnnounceEvent event) {
        return switch (event) {
            case NONE, PAUSED -> 0;
            case COMPLETED -> 1;
            case STARTED -> 2;
            case STOPPED -> 3;
        };
    }

    private static int announceAddress(ClientIdentity client) {
        return client.announceAddress()
                .filter(host -> host instanceof IpAddress address && !address.isIpv6())
                .map(host -> ByteBuffer.wrap(((IpAddress) host).toByteArray()).getInt())
                .getOrElse(0);
    }
}
