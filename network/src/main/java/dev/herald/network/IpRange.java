package dev.herald.network;

import dev.herald.domain.peer.IpAddress;

/**
 * All addresses that begin with the same bits.
 *
 * @param start any of them
 * @param bits how many bits they have in common
 */
record IpRange(IpAddress start, int bits) {

    /** From {@code 10.0.0.0/8} and the like. */
    static IpRange of(String text) {
        int slash = text.indexOf('/');
        IpAddress start = IpAddress.parse(slash < 0 ? text : text.substring(0, slash))
                .getOrElseThrow(() -> new IllegalArgumentException("no address: " + text));
        int all = start.isIpv6() ? 128 : 32;
        return new IpRange(start, slash < 0 ? all : Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(IpAddress address) {
        return address.beginsLike(start, bits);
    }
}
