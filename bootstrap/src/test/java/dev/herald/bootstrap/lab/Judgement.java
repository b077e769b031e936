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
 * @param systems those that nobody but the system has made, and that a program cannot hold back. The kernel sends elsewhere, once the
 *     interface or the route is gone, what belongs to a connection that was opened inside the scope: acknowledgements and farewells
 *     without a byte of payload, repetitions of what had been sent inside before; and it gets answers. And its resolver repeats a question
 *     for a name, byte by byte, that it had asked inside before
 * @param housekeeping what the kernel says to its neighbours on any interface: ARP, MLD, discovery of neighbours and routers
 */
record Judgement(List<Packet> inside, List<Packet> outside, List<Packet> systems, List<Packet> housekeeping) {

    /** The number of the scope's interface. */
    static final int SCOPE = 101;

    static Judgement of(List<Packet> packets, Set<String> allowed) {
        Judgement judgement = new Judgement(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Set<String> connections = new HashSet<>();
        Set<String> sent = new HashSet<>();
        for (Packet packet : packets) {
            if (packet.protocol().isHousekeeping()) {
                judgement.housekeeping.add(packet);
            } else if (packet.interfaceIndex() == SCOPE && allowed.contains(packet.remote())) {
                judgement.inside.add(packet);
                if (packet.flags().equals("SYN")) {
                    connections.add(packet.connection());
                }
                sent.add(segment(packet));
                sent.add(question(packet));
            } else if (isOfConnection(packet, connections, sent) || isRepeatedQuestion(packet, sent)) {
                judgement.systems.add(packet);
            } else {
                judgement.outside.add(packet);
            }
        }
        return judgement;
    }

    private static boolean isOfConnection(Packet packet, Set<String> connections, Set<String> sent) {
        return connections.contains(packet.connection())
                && (!packet.outgoing() || isEmpty(packet) || sent.contains(segment(packet)));
    }

    private static boolean isRepeatedQuestion(Packet packet, Set<String> sent) {
        return packet.outgoing()
                && packet.protocol() == Packet.Protocol.UDP
                && packet.remotePort() == LabResolver.PORT
                && sent.contains(question(packet));
    }

    private static boolean isEmpty(Packet packet) {
        return packet.payload() == 0 && !packet.flags().equals("SYN");
    }

    /** Those of the system's that left. */
    List<Packet> leavingBySystem() {
        return systems.stream().filter(Packet::outgoing).toList();
    }

    /** Those of the kernel's that say that a program has ended a connection; an unexpected segment is refused with RST alone. */
    List<Packet> farewells() {
        return leavingBySystem().stream()
                .filter(packet ->
                        packet.flags().contains("FIN") || packet.flags().equals("RST ACK"))
                .toList();
    }

    private static String segment(Packet packet) {
        return packet.connection() + " " + packet.outgoing() + " " + packet.sequence() + " " + packet.payload();
    }

    /** Whoever asks it, from whichever port: the resolver takes another socket where the first has heard nothing. */
    private static String question(Packet packet) {
        return packet.protocol() + " " + packet.remote() + ":" + packet.remotePort() + " " + packet.sequence() + " "
                + packet.payload();
    }
}
