package dev.herald.domain.peer;

import io.vavr.control.Option;
import java.nio.ByteBuffer;

/**
 * An IPv4 or IPv6 address: its bytes, and its text as RFC 5952 wants it. No name, no zone, no look-up. A v4-mapped IPv6 address
 * is the IPv4 address it means (HTTP-R13, IPV6-4).
 */
public final class IpAddress implements PeerHost {

    private static final long MAPPED_PREFIX = 0xFFFFL;

    private final long high;
    private final long low;
    private final boolean ipv6;

    private IpAddress(long high, long low, boolean ipv6) {
        this.high = high;
        this.low = low;
        this.ipv6 = ipv6;
    }

    /** From 4 or 16 bytes in network order; throws for any other number. */
    public static IpAddress of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return switch (bytes.length) {
            case 4 -> ofIpv4(buffer.getInt());
            case 16 -> ofIpv6(buffer.getLong(), buffer.getLong());
            default -> throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + bytes.length);
        };
    }

    /** The IPv4 address with these 32 bits. */
    public static IpAddress ofIpv4(int bits) {
        return new IpAddress(0, Integer.toUnsignedLong(bits), false);
    }

    /** The IPv6 address with these 128 bits, or the IPv4 address mapped into it. */
    public static IpAddress ofIpv6(long high, long low) {
        return high == 0 && low >>> Integer.SIZE == MAPPED_PREFIX ? ofIpv4((int) low) : new IpAddress(high, low, true);
    }

    /** The address written as dotted decimal or as IPv6 text without brackets; none for anything else, zones included. */
    public static Option<IpAddress> parse(String text) {
        return IpText.parse(text);
    }

    /** The address written as IPv6 text in brackets, as URLs want it (IPV6-6); none for anything else. */
    public static Option<IpAddress> parseBracketed(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]") && text.indexOf(':') > 0;
        return bracketed ? IpText.parse(text.substring(1, text.length() - 1)) : Option.none();
    }

    /** Whether it is an IPv6 address. */
    public boolean isIpv6() {
        return ipv6;
    }

    /** Its version. */
    public IpFamily family() {
        return ipv6 ? IpFamily.IPV6 : IpFamily.IPV4;
    }

    /**
     * Whether no host on the Internet has it: private, shared, loopback, link-local, documentation, benchmark, multicast and reserved
     * addresses. A peer with one is on our own network, or nowhere.
     */
    public boolean isMartian() {
        return ipv6 ? Martians.includeIpv6(high) : Martians.includeIpv4((int) low);
    }

    /** Whether it is 0.0.0.0 or ::. */
    public boolean isUnspecified() {
        return high == 0 && low == 0;
    }

    /** Whether it names a group (224.0.0.0/4, ff00::/8) or everybody (255.255.255.255). */
    public boolean isMulticast() {
        return ipv6 ? high >>> 56 == 0xFF : low >>> 28 == 0xE || low == 0xFFFF_FFFFL;
    }

    /** Whether its first {@code bits} are those of {@code other}, 0 to 32 or 128 of them; never for another version. */
    public boolean beginsLike(IpAddress other, int bits) {
        if (ipv6 != other.ipv6) {
            return false;
        }
        if (!ipv6) {
            return differs(low ^ other.low, Integer.SIZE - bits) == 0;
        }
        return bits <= Long.SIZE
                ? differs(high ^ other.high, Long.SIZE - bits) == 0
                : high == other.high && differs(low ^ other.low, 2 * Long.SIZE - bits) == 0;
    }

    /** Where two numbers differ, their last {@code ignored} bits left out: a shift by all bits of a long would shift none. */
    private static long differs(long difference, int ignored) {
        return ignored == Long.SIZE ? 0 : difference >>> ignored;
    }

    /** The 4 or 16 bytes in network order. */
    public byte[] toByteArray() {
        return ipv6
                ? ByteBuffer.allocate(16).putLong(high).putLong(low).array()
                : ByteBuffer.allocate(4).putInt((int) low).array();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress that && high == that.high && low == that.low && ipv6 == that.ipv6;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high * 31 + low);
    }

    @Override
    public int compareTo(PeerHost other) {
        if (other instanceof IpAddress that) {
            int families = Boolean.compare(ipv6, that.ipv6);
            int halves = families != 0 ? families : Long.compareUnsigned(high, that.high);
            return halves != 0 ? halves : Long.compareUnsigned(low, that.low);
        }
        return -1;
    }

    /** Dotted decimal, or IPv6 as in RFC 5952, without brackets. */
    @Override
    public String toString() {
        return IpText.format(toByteArray());
    }
}
