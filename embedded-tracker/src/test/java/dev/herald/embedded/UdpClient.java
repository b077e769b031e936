package dev.herald.embedded;

import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Asks a UDP tracker by hand, and waits for each answer. */
final class UdpClient implements AutoCloseable {

    private final DatagramSocket socket = new DatagramSocket();

    UdpClient(TrackerUrl tracker) throws IOException {
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress(tracker.host(), tracker.port()));
    }

    void send(String hex) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(hex);
        socket.send(new DatagramPacket(bytes, bytes.length));
    }

    String ask(String hex) throws IOException {
        send(hex);
        DatagramPacket answer = new DatagramPacket(new byte[65_535], 65_535);
        socket.receive(answer);
        return HexFormat.of().formatHex(Arrays.copyOf(answer.getData(), answer.getLength()));
    }

    /** Connects and announces {@link Fixtures#IH1}, one byte left; the whole answer. */
    String announce(int client) throws IOException {
        String id = ask("0000041727101980" + "00000000" + "a1b2c3d4").substring(16);
        return ask(id + "00000001" + "0a0b0c0d" + Fixtures.IH1.hex()
                + Fixtures.client(client).peerId().hex() + "0000000000000000" + "0000000000000001"
                + "0000000000000000" + "00000002" + "00000000" + "deadbeef" + "ffffffff"
                + String.format("%04x", Fixtures.client(client).port()));
    }

    @Override
    public void close() {
        socket.close();
    }
}
