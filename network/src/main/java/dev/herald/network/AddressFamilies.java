package dev.herald.network;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Which IP versions trackers are reached over. */
public enum AddressFamilies {
    /** Both, in the order in which the resolver names the addresses. */
    BOTH,
    /** IPv4 addresses only. */
    IPV4,
    /** IPv6 addresses only. */
    IPV6;

    /** Whether the address is of an IP version in use. A mapped IPv6 address is the IPv4 address it means (IPV6-4). */
    public boolean include(InetAddress address) {
        return this == BOTH || (this == IPV4) == (address instanceof Inet4Address);
    }
}
