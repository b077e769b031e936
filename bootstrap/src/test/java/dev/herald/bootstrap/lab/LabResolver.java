package dev.herald.bootstrap.lab;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A name server that means no good, as a process of its own. It says on its standard output which names it is asked for. */
final class LabResolver {

    static final int PORT = 53;
    /** The name that is heard and not answered. */
    private static final String SILENCE = "silent.lab";

    private static final int IPV4 = 1;
    private static final int IPV6 = 28;

    /** The addresses of each name, answer by answer; the last one stays. */
    private static final Map<String, List<List<String>>> NAMES = Map.of(
            "tracker.lab", List.of(List.of(LabWorld.TRACKER)),
            "behind.lab", List.of(List.of(LabWorld.BEHIND_PROXY)),
            "extra.lab", List.of(List.of(LabWorld.DECOY, LabWorld.TRACKER, "192.168.7.7")),
            "decoy.lab", List.of(List.of(LabWorld.DECOY)),
            "private.lab", List.of(List.of("192.168.7.7", "10.99.0.1", "169.254.7.7")),
            "rebound.lab", List.of(List.of(LabWorld.TRACKER), List.of(LabWorld.DECOY)),
            "both.lab", List.of(List.of(LabWorld.TRACKER, LabWorld.DECOY_IPV6)));

    private LabResolver() {}

    public static void main(String[] arguments) throws IOException {
        ConcurrentMap<String, Integer> asked = new ConcurrentHashMap<>();
        DatagramSocket socket = new DatagramSocket(PORT);
        System.out.println("ready");
        byte[] some = new byte[2_048];
        while (true) {
            DatagramPacket packet = new DatagramPacket(some, some.length);
            socket.receive(packet);
            byte[] answer = answer(
                    ByteBuffer.wrap(some, 0, packet.getLength()),
                    packet.getAddress().getHostAddress(),
                    asked);
            if (answer.length > 0) {
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        }
    }

    private static byte[] answer(ByteBuffer question, String asker, ConcurrentMap<String, Integer> asked)
            throws IOException {
        question.position(12);
        StringBuilder name = new StringBuilder();
        for (int length = question.get(); length > 0; length = question.get()) {
            byte[] label = new byte[length];
            question.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
        }
        int type = question.getShort();
        int end = question.position() + 2;
        String host = name.toString().toLowerCase(Locale.ROOT);
        // Variants of a name, such as a.extra.lab, are that name for who has not asked before.
        int time = asked.merge(asker + " " + host + " " + type, 1, Integer::sum);
        System.out.println(
                "asked " + asker + " " + host + " " + (type == IPV4 ? "A" : type == IPV6 ? "AAAA" : "type " + type));
        if (host.equals(SILENCE)) {
            return new byte[0];
        }
        byte[] asIs = new byte[end - 12];
        question.get(12, asIs);
        return answer(question.getShort(0), asIs, addresses(host, type, time));
    }

    private static List<byte[]> addresses(String host, int type, int time) throws IOException {
        String known = host.substring(host.indexOf('.') + 1).contains(".") ? host.replaceFirst("^[^.]*\\.", "") : host;
        List<List<String>> answers = NAMES.getOrDefault(known, List.of(List.of()));
        List<String> now = answers.get(Math.min(time, answers.size()) - 1);
        List<byte[]> found = new ArrayList<>();
        for (String address : now) {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            if (bytes.length == (type == IPV6 ? 16 : 4) && (type == IPV4 || type == IPV6)) {
                found.add(bytes);
            }
        }
        return found;
    }

    private static byte[] answer(short id, byte[] question, List<byte[]> addresses) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(id);
        out.writeShort(0x8180);
        out.writeShort(1);
        out.writeShort(addresses.size());
        out.writeInt(0);
        out.write(question);
        for (byte[] address : addresses) {
            out.writeShort(0xC00C);
            out.writeShort(address.length == 4 ? IPV4 : IPV6);
            out.writeShort(1);
            out.writeInt(0);
            out.writeShort(address.length);
            out.write(address);
        }
        return bytes.toByteArray();
    }
}
