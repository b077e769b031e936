package dev.herald.network;

import dev.herald.domain.announce.FamilyPolicy;
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

    /** What a policy leaves of both: one, or both where it does not say which. */
    public static AddressFamilies of(FamilyPolicy policy) {
        return switch (policy) {
            case IPV4_ONLY -> IPV4;
            case IPV6_ONLY -> IPV6;
            case BOTH, ONE_STICKY -> BOTH;
        };
    }

    /** Whether the address is of an IP version in use. A mapped IPv6 address is the IPv4 address it means (IPV6-4). */
    public boolean include(InetAddress address) {
        return this == BOTH || (this == IPV4) == (address instanceof Inet4Address);
    }
}
