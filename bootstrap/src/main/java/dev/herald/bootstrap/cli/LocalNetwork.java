package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.cli.check.Family;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The IP versions over which this machine can leave itself: a tracker is not to blame for those that are missing. */
record LocalNetwork(Set<Family> families) {

    /** What this machine has now. Where it does not say, everything is tried. */
    static LocalNetwork ofThisMachine() {
        Set<Family> found = EnumSet.noneOf(Family.class);
        try {
            for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                Collections.list(card.getInetAddresses()).stream()
                        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                        .forEach(address -> found.add(Family.IPV4.has(address) ? Family.IPV4 : Family.IPV6));
            }
        } catch (SocketException unknown) {
            return new LocalNetwork(EnumSet.allOf(Family.class));
        }
        return new LocalNetwork(found);
    }

    /** Whether it makes sense to try this address. */
    boolean reaches(InetAddress address) {
        return address.isLoopbackAddress() || families.stream().anyMatch(family -> family.has(address));
    }
}
