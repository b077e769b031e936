package dev.herald.testkit.udp;

import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Datagrams of the protocol's vectors, and hex to and fro. */
final class Datagrams {

    static final String CONNECT = "000004172710198000000000a1b2c3d4";
    static final String ID = "0123456789abcdef";
    static final String IH1 = "123456789abcdef123456789abcdef123456789a";
    static final String IH2 = "5c941662d614a9b492f518272cf4f16841292225";

    /** The announce of the vectors behind its connection id. */
    static final String ANNOUNCE =
            "000000010a0b0c0d" + IH1 + "2d5858303130302d30313233343536373839616200000000000000000000"
                    + "000000000003000000000000000000000002" + "00000000deadbeefffffffff1ae1";

    /** The scrape of the vectors behind its connection id. */
    static final String SCRAPE = "0000000211223344" + IH1 + IH2;

    static final InetSocketAddress CLIENT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4000);

    private Datagrams() {}

    static RecordedDatagram request(String hex) {
        return new RecordedDatagram(0, CLIENT, hex);
    }

    static RecordedDatagram request(String id, String behindId) {
        return request(id + behindId);
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    static String hex(DatagramPacket packet) {
        return HexFormat.of().formatHex(Arrays.copyOf(packet.getData(), packet.getLength()));
    }

    static List<String> hex(UdpReply reply) {
        return reply.datagrams().stream().map(OutgoingDatagram::hex).toList();
    }

    /** Connects to a script; the id it hands out, in hex. */
    static String connect(UdpScript script) {
        return hex(script.reply(request(CONNECT))).get(0).substring(16);
    }
}
