package dev.herald.domain.peer;

import io.vavr.collection.Iterator;
import java.nio.ByteBuffer;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * One walk over the peers of an answer that somebody could use (HTTP-R13), repeats among them. A loop over bytes: a chain of
 * general iterators makes five objects for a peer and takes three times as long.
 */
final class UsablePeers implements Iterator<PeerEndpoint> {

    private final ByteBuffer ipv4;
    private final Iterator<PeerEndpoint> listed;
    private final ByteBuffer ipv6;
    private @Nullable PeerEndpoint next;

    /** The arrays hold whole records, and do not change. */
    UsablePeers(byte[] ipv4, Iterator<PeerEndpoint> listed, byte[] ipv6) {
        this.ipv4 = ByteBuffer.wrap(ipv4);
        this.listed = listed;
        this.ipv6 = ByteBuffer.wrap(ipv6);
    }

    @Override
    public boolean hasNext() {
        while (next == null && hasMore()) {
            PeerEndpoint peer = read();
            if (!peer.isUnusable()) {
                next = peer;
            }
        }
        return next != null;
    }

    @Override
    public PeerEndpoint next() {
        PeerEndpoint peer = hasNext() ? next : null;
        if (peer == null) {
            throw new NoSuchElementException("no more peers");
        }
        next = null;
        return peer;
    }

    private boolean hasMore() {
        return ipv4.hasRemaining() || listed.hasNext() || ipv6.hasRemaining();
    }

    private PeerEndpoint read() {
        if (ipv4.hasRemaining()) {
            return new PeerEndpoint(IpAddress.ofIpv4(ipv4.getInt()), port(ipv4));
        }
        return listed.hasNext()
                ? listed.next()
                : new PeerEndpoint(IpAddress.ofIpv6(ipv6.getLong(), ipv6.getLong()), port(ipv6));
    }

    private static int port(ByteBuffer records) {
        return Short.toUnsignedInt(records.getShort());
    }
}
