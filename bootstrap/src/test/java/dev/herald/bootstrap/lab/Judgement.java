package dev.herald.bootstrap.lab;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What to make of the packets of a client.
 *
 * @param inside those on the scope's interface, to and from those who belong to the scope
 * @param outside those that may not be
 * @param kernels those that a connection which was opened inside the scope sends elsewhere once its interface or its route is gone, and
 *     that nobody but the kernel has made: acknowledgements and farewells without a byte of payload, repetitions of what had been sent
 *     inside before, and the answers to them. A program cannot hold them back
 * @param housekeeping what the kernel says to its neighbours on any interface: ARP, MLD, discovery of neighbours and routers
 */
record Judgement(List<Packet> inside, List<Packet> outside, List<Packet> kernels, List<Packet> housekeeping) {

    /** The number of the scope's interface. */
    static final int SCOPE = 101;

    static Judgement of(List<Packet> packets, Set<String> allowed) {
        Judgement judgement = new Judgement(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Set<String> connections = new HashSet<>();
        Set<String> segments = new HashSet<>();
        for (Packet packet : packets) {
            if (packet.protocol().isHousekeeping()) {
                judgement.housekeeping.add(packet);
            } else if (packet.interfaceIndex() == SCOPE && allowed.contains(packet.remote())) {
                judgement.inside.add(packet);
                if (packet.flags().equals("SYN")) {
                    connections.add(packet.connection());
                }
                segments.add(segment(packet));
            } else if (connections.contains(packet.connection())
                    && (!packet.outgoing() || isEmpty(packet) || segments.contains(segment(packet)))) {
                judgement.kernels.add(packet);
            } else {
                judgement.outside.add(packet);
            }
        }
        return judgement;
    }

    private static boolean isEmpty(Packet packet) {
        return packet.payload() == 0 && !packet.flags().equals("SYN");
    }

    /** Those of the kernel's that say that a program has ended a connection; an unexpected segment is refused with RST alone. */
    List<Packet> farewells() {
        return kernels.stream()
                .filter(packet -> packet.outgoing()
                        && (packet.flags().contains("FIN") || packet.flags().equals("RST ACK")))
                .toList();
    }

    private static String segment(Packet packet) {
        return packet.connection() + " " + packet.outgoing() + " " + packet.sequence() + " " + packet.payload();
    }
}
