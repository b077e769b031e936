package dev.herald.domain.peer;

import io.vavr.collection.Iterator;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;

/**
 * The peers of one answer. Compact peers (BEP 23, BEP 7) stay the bytes they came as, 6 or 18 each, and are decoded when the list
 * is walked. Walking leaves out what nobody can use: port 0, unspecified and multicast addresses, repeats (HTTP-R13). The order is
 * that of the answer, the list {@code peers} before {@code peers6}. Immutable.
 */
public final class PeerList implements Iterable<PeerEndpoint> {

    /** Bytes of one compact IPv4 peer. */
    public static final int IPV4_STRIDE = 6;

    /** Bytes of one compact IPv6 peer. */
    public static final int IPV6_STRIDE = 18;

    private static final PeerList EMPTY = new PeerList(new byte[0], Vector.empty(), new byte[0]);

    private final byte[] ipv4;
    private final Seq<PeerEndpoint> listed;
    private final byte[] ipv6;

    private PeerList(byte[] ipv4, Seq<PeerEndpoint> listed, byte[] ipv6) {
        this.ipv4 = ipv4;
        this.listed = listed;
        this.ipv6 = ipv6;
    }

    /** No peers. */
    public static PeerList empty() {
        return EMPTY;
    }

    /** These peers. */
    public static PeerList of(Seq<PeerEndpoint> peers) {
        return EMPTY.withListed(peers);
    }

    /** These peers with compact IPv4 peers before the others; what does not fill a record is left out (HTTP-R12). */
    public PeerList withIpv4(ByteBuffer compact) {
        return new PeerList(wholeRecords(compact, IPV4_STRIDE), listed, ipv6);
    }

    /** These peers with compact IPv6 peers behind the others; what does not fill a record is left out (HTTP-R12). */
    public PeerList withIpv6(ByteBuffer compact) {
        return new PeerList(ipv4, listed, wholeRecords(compact, IPV6_STRIDE));
    }

    /** These peers and {@code more} of the listed kind (HTTP-R8). */
    public PeerList withListed(Seq<PeerEndpoint> more) {
        return new PeerList(ipv4, listed.appendAll(more), ipv6);
    }

    /** These peers and those of another answer; in each of the three parts these come first. */
    public PeerList unitedWith(PeerList other) {
        return new PeerList(both(ipv4, other.ipv4), listed.appendAll(other.listed), both(ipv6, other.ipv6));
    }

    private static byte[] both(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static byte[] wholeRecords(ByteBuffer compact, int stride) {
        byte[] records = new byte[compact.remaining() / stride * stride];
        compact.duplicate().get(records);
        return records;
    }

    /** How many peers the answer held, unusable and repeated ones counted. */
    public int received() {
        return ipv4.length / IPV4_STRIDE + listed.size() + ipv6.length / IPV6_STRIDE;
    }

    /** Whether there is no peer that can be used. */
    public boolean isEmpty() {
        return !usable().hasNext();
    }

    /** The usable peers, decoded. */
    public Seq<PeerEndpoint> toSeq() {
        return Vector.ofAll(this);
    }

    /** Walks the usable peers, each once. */
    @Override
    public Iterator<PeerEndpoint> iterator() {
        Iterator<PeerEndpoint> usable = usable();
        return mayRepeat() ? usable.filter(new HashSet<PeerEndpoint>()::add) : usable;
    }

    /** Walks all peers that were received, unusable and repeated ones too; {@link PeerFilter} tells them apart. */
    public Iterator<PeerEndpoint> everyOne() {
        return Iterator.concat(compact(ipv4, IPV4_STRIDE), listed.iterator(), compact(ipv6, IPV6_STRIDE));
    }

    private static Iterator<PeerEndpoint> compact(byte[] records, int stride) {
        return Iterator.rangeBy(0, records.length, stride).map(at -> {
            byte[] address = Arrays.copyOfRange(records, at, at + stride - Short.BYTES);
            int port = Short.toUnsignedInt(ByteBuffer.wrap(records).getShort(at + address.length));
            return new PeerEndpoint(IpAddress.of(address), port);
        });
    }

    private Iterator<PeerEndpoint> usable() {
        return new UsablePeers(ipv4, listed.iterator(), ipv6);
    }

    private boolean mayRepeat() {
        return !listed.isEmpty() || ipv6.length > 0 || CompactRepeats.among(ipv4);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PeerList that && toSeq().equals(that.toSeq());
    }

    @Override
    public int hashCode() {
        return toSeq().hashCode();
    }

    /** Only how many: lists are long. */
    @Override
    public String toString() {
        return "PeerList[" + received() + " received]";
    }
}
