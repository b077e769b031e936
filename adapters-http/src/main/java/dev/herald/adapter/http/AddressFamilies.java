package dev.herald.adapter.http;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Which IP versions trackers are reached over. */
public enum AddressFamilies {
    /** Both, in the order in which the system's resolver names them. */
    BOTH,
    /** IPv4 addresses only. */
    IPV4,
    /** IPv6 addresses only. */
    IPV6;

    boolean include(InetAddress address) {
        return this == BOTH || (this == IPV4) == (address instanceof Inet4Address);
    }
}
