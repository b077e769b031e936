package dev.herald.domain.peer;

/**
 * The addresses that no host on the Internet has (RFC 6890 and what was registered since): private and shared ones, loopback,
 * link-local, documentation, benchmarks, reserved. Of IPv6, what was never given out at all: everything outside of 2000::/3.
 */
final class Martians {

    /** Network and length, in pairs. */
    private static final int[] IPV4 = {
        0x00000000, 8, // "this network" (RFC 791)
        0x0A000000, 8, // private (RFC 1918)
        0x64400000, 10, // shared with a carrier (RFC 6598)
        0x7F000000, 8, // loopback (RFC 1122)
        0xA9FE0000, 16, // link-local, and the metadata servers of clouds (RFC 3927)
        0xAC100000, 12, // private
        0xC0000000, 24, // protocol assignments (RFC 6890)
        0xC0000200, 24, // documentation (RFC 5737)
        0xC0586300, 24, // relays to 6to4, given up (RFC 7526)
        0xC0A80000, 16, // private
        0xC6120000, 15, // benchmarks (RFC 2544)
        0xC6336400, 24, // documentation
        0xCB007100, 24, // documentation
        0xE0000000, 3, // multicast and reserved (RFC 1112)
    };

    private static final long GLOBAL_IPV6 = 0b001;
    private static final long DOCUMENTATION = 0x2001_0DB8L;
    private static final long MORE_DOCUMENTATION = 0x3FFF_0L;
    private static final long ASSIGNMENTS = 0x2001_0000L >>> 9;
    private static final long TEREDO = 0x2001_0000L;
    private static final long SIX_TO_FOUR = 0x2002L;

    private Martians() {}

    static boolean includeIpv4(int bits) {
        for (int i = 0; i < IPV4.length; i += 2) {
            if ((bits ^ IPV4[i]) >>> (Integer.SIZE - IPV4[i + 1]) == 0) {
                return true;
            }
        }
        return false;
    }

    /** @param high the first half of the address */
    static boolean includeIpv6(long high) {
        if (high >>> 61 != GLOBAL_IPV6 || high >>> 32 == DOCUMENTATION || high >>> 44 == MORE_DOCUMENTATION) {
            return true;
        }
        if (high >>> 48 == SIX_TO_FOUR) {
            return includeIpv4((int) (high >>> 16));
        }
        return high >>> 41 == ASSIGNMENTS && high >>> 32 != TEREDO;
    }
}
