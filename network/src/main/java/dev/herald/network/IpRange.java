package dev.herald.network;

import dev.herald.domain.peer.IpAddress;

/** All addresses that begin with the same bits. */
final class IpRange {

    private final byte[] start;
    private final int bits;

    private IpRange(byte[] start, int bits) {
        this.start = start;
        this.bits = bits;
    }

    /** From {@code 10.0.0.0/8} and the like. */
    static IpRange of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        byte[] start = IpAddress.parse(address)
                .getOrElseThrow(() -> new IllegalArgumentException("no address: " + text))
                .toByteArray();
        return new IpRange(start, slash < 0 ? start.length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(byte[] address) {
        if (address.length != start.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += Byte.SIZE) {
            int at = bit / Byte.SIZE;
            int mask = bits - bit >= Byte.SIZE ? 0xFF : 0xFF << (Byte.SIZE - (bits - bit)) & 0xFF;
            if (((address[at] ^ start[at]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
