package dev.herald.bootstrap.lab;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A packet as it was seen on an interface.
 *
 * @param interfaceIndex the number of the interface
 * @param outgoing whether it left
 * @param protocol what it is, such as TCP, UDP, or one of the kernel's own
 * @param remote the address at the other end; empty for what has none
 * @param remotePort the port there, 0 for what has none
 * @param localPort the port here
 * @param flags the flags of TCP, and otherwise what there is to say of it
 * @param sequence where its payload belongs in a connection's stream; of a datagram, a checksum of what it carries
 * @param payload how many bytes a connection or a datagram carries in it
 */
record Packet(
        int interfaceIndex,
        boolean outgoing,
        Protocol protocol,
        String local,
        String remote,
        int localPort,
        int remotePort,
        String flags,
        long sequence,
        int payload) {

    /** What travels in it. */
    enum Protocol {
        TCP,
        UDP,
        ICMP,
        OTHER,
        // What the kernel says to its neighbours by itself, whoever uses the interface.
        ARP,
        IGMP,
        MLD,
        NEIGHBOUR_DISCOVERY,
        ROUTER_DISCOVERY;

        boolean isHousekeeping() {
            return compareTo(ARP) >= 0;
        }
    }

    private static final int UDP_HEADER = 8;
    private static final int FOR_OTHERS = 3;
    private static final int OURS = 4;
    private static final int IPV4 = 0x0800;
    private static final int ARP = 0x0806;
    private static final int IPV6 = 0x86DD;

    /** Whether it is meant for somebody else on the same cable: a bridge passes on to all what it does not know the owner of. */
    static boolean isForOthers(ByteBuffer frame) {
        return frame.get(10) == FOR_OTHERS;
    }

    /** Reads one that was captured on all interfaces at once (LINKTYPE_LINUX_SLL2). */
    static Packet read(ByteBuffer frame) {
        int type = frame.getShort(0) & 0xFFFF;
        int index = frame.getInt(4);
        boolean outgoing = frame.get(10) == OURS;
        ByteBuffer inside = frame.slice(20, frame.limit() - 20);
        return switch (type) {
            case ARP -> new Packet(index, outgoing, Protocol.ARP, "", "", 0, 0, "", 0, 0);
            case IPV4 -> ipv4(index, outgoing, inside);
            case IPV6 -> ipv6(index, outgoing, inside);
            default ->
                new Packet(index, outgoing, Protocol.OTHER, "", "", 0, 0, "type " + Integer.toHexString(type), 0, 0);
        };
    }

    private static Packet ipv4(int index, boolean outgoing, ByteBuffer packet) {
        int header = (packet.get(0) & 0x0F) * 4;
        Protocol protocol = switch (packet.get(9) & 0xFF) {
            case 1 -> Protocol.ICMP;
            case 2 -> Protocol.IGMP;
            case 6 -> Protocol.TCP;
            case 17 -> Protocol.UDP;
            default -> Protocol.OTHER;
        };
        ByteBuffer inside = packet.slice(header, (packet.getShort(2) & 0xFFFF) - header);
        return withPorts(index, outgoing, protocol, address(packet, 12, 4), address(packet, 16, 4), inside);
    }

    private static Packet ipv6(int index, boolean outgoing, ByteBuffer packet) {
        int next = packet.get(6) & 0xFF;
        int at = 40;
        if (next == 0) { // hop by hop options, which multicast listeners' reports carry
            next = packet.get(at) & 0xFF;
            at += 8 + (packet.get(at + 1) & 0xFF) * 8;
        }
        Protocol protocol = switch (next) {
            case 6 -> Protocol.TCP;
            case 17 -> Protocol.UDP;
            case 58 -> icmpv6(packet.get(at) & 0xFF);
            default -> Protocol.OTHER;
        };
        ByteBuffer inside = packet.slice(at, 40 + (packet.getShort(4) & 0xFFFF) - at);
        return withPorts(index, outgoing, protocol, address(packet, 8, 16), address(packet, 24, 16), inside);
    }

    private static Protocol icmpv6(int type) {
        return switch (type) {
            case 130, 131, 132, 143 -> Protocol.MLD;
            case 133, 134 -> Protocol.ROUTER_DISCOVERY;
            case 135, 136 -> Protocol.NEIGHBOUR_DISCOVERY;
            default -> Protocol.ICMP;
        };
    }

    private static Packet withPorts(
            int index, boolean outgoing, Protocol protocol, String source, String target, ByteBuffer inside) {
        boolean ports = protocol == Protocol.TCP || protocol == Protocol.UDP;
        int from = ports ? inside.getShort(0) & 0xFFFF : 0;
        int to = ports ? inside.getShort(2) & 0xFFFF : 0;
        boolean tcp = protocol == Protocol.TCP;
        String flags = tcp ? flags(inside.get(13)) : "";
        long sequence = tcp ? inside.getInt(4) & 0xFFFF_FFFFL : protocol == Protocol.UDP ? checksum(inside) : 0;
        int payload = inside.limit() - (tcp ? (inside.get(12) >> 4 & 0x0F) * 4 : 0);
        return outgoing
                ? new Packet(index, true, protocol, source, target, from, to, flags, sequence, payload)
                : new Packet(index, false, protocol, target, source, to, from, flags, sequence, payload);
    }

    private static long checksum(ByteBuffer datagram) {
        CRC32C sum = new CRC32C();
        sum.update(datagram.slice(UDP_HEADER, datagram.limit() - UDP_HEADER));
        return sum.getValue();
    }

    private static String flags(byte bits) {
        StringBuilder flags = new StringBuilder();
        String[] names = {"FIN", "SYN", "RST", "PSH", "ACK"};
        for (int bit = 0; bit < names.length; bit++) {
            if ((bits >> bit & 1) == 1) {
                flags.append(flags.isEmpty() ? "" : " ").append(names[bit]);
            }
        }
        return flags.toString();
    }

    private static String address(ByteBuffer packet, int at, int length) {
        byte[] bytes = new byte[length];
        packet.get(at, bytes);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
        }
    }

    /** Both ends of the connection it belongs to. */
    String connection() {
        return local + ":" + localPort + "-" + remote + ":" + remotePort;
    }

    @Override
    public String toString() {
        return "%d %s %s %s:%d %s %s:%d %s, %d bytes"
                .formatted(
                        interfaceIndex,
                        outgoing ? "out" : "in",
                        protocol,
                        local,
                        localPort,
                        outgoing ? ">" : "<",
                        remote,
                        remotePort,
                        flags,
                        payload);
    }
}
