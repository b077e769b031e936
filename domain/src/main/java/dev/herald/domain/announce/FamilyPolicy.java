package dev.herald.domain.announce;

import dev.herald.domain.peer.IpFamily;

/**
 * Over which IP versions a tracker is told of a swarm (BEP 7). An IP version takes part only where the tracker's name has an address
 * of it and there is a way there. Trackers may have {@link FamilyPolicies} of their own.
 */
public enum FamilyPolicy {
    /** Once over each, and one answer out of both: peers over IPv4 and over IPv6 find us. For public trackers. */
    BOTH,
    /**
     * Over one, and over the same one for as long as the tracker can be reached that way: private trackers take a second address for
     * a second client, and count twice. For private torrents (BEP 27).
     */
    ONE_STICKY,
    /** Over IPv4, or not at all. */
    IPV4_ONLY,
    /** Over IPv6, or not at all. */
    IPV6_ONLY;

    /** This one and no other. */
    public static FamilyPolicy only(IpFamily family) {
        return family == IpFamily.IPV4 ? IPV4_ONLY : IPV6_ONLY;
    }

    /** Whether it names its one IP version itself. */
    public boolean isFixed() {
        return this == IPV4_ONLY || this == IPV6_ONLY;
    }

    /** What suits a torrent whose user does not say. */
    public static FamilyPolicy usualFor(boolean privateTorrent) {
        return privateTorrent ? ONE_STICKY : BOTH;
    }
}
