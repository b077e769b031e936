package dev.herald.testkit.udp;

import static dev.herald.testkit.udp.Datagrams.CONNECT;
import static dev.herald.testkit.udp.Datagrams.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScriptedUdpTrackerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static DatagramSocket client() throws Exception {
        DatagramSocket client = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        client.setSoTimeout(10_000);
        return client;
    }

    private static void send(DatagramSocket client, ScriptedUdpTracker tracker, String hex) throws Exception {
        byte[] bytes = Datagrams.bytes(hex);
        client.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), tracker.port()));
    }

    private static DatagramPacket receive(DatagramSocket client) throws Exception {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        client.receive(packet);
        return packet;
    }

    @Test
    void answers_a_datagram_and_records_it_byte_for_byte() throws Exception {
        try (ScriptedUdpTracker tracker = ScriptedUdpTracker.open(UdpScript.always(UdpReply.ofHex("00 ff")));
                DatagramSocket client = client()) {
            send(client, tracker, CONNECT);
            send(client, tracker, "");
            DatagramPacket answer = receive(client);

            assertThat(hex(answer)).isEqualTo("00ff");
            assertThat(answer.getPort()).isEqualTo(tracker.port());
            assertThat(tracker.awaitRequests(2, PATIENCE)).isTrue();
            assertThat(tracker.awaitRequests(3, Duration.ofMillis(20))).isFalse();
            assertThat(tracker.requests()).extracting(RecordedDatagram::hex).containsExactly(CONNECT, "");
            assertThat(tracker.requests())
                    .allMatch(request -> request.from().equals(client.getLocalSocketAddress()))
                    .extracting(RecordedDatagram::number)
                    .containsExactly(0, 1);
        }
    }

    @Test
    void sends_from_a_port_nobody_asked() throws Exception {
        UdpReply spoof = UdpReply.ofHex("01").fromAnotherPort();
        try (ScriptedUdpTracker tracker = ScriptedUdpTracker.open(UdpScript.always(spoof));
                DatagramSocket client = client()) {
            send(client, tracker, CONNECT);

            assertThat(receive(client).getPort()).isNotEqualTo(tracker.port());
        }
    }

    @Test
    void holds_back_what_is_delayed_and_overtakes_it_with_what_is_not() throws Exception {
        UdpReply reply = UdpReply.ofHex("02").after(Duration.ofMillis(60)).and(UdpReply.ofHex("01"));
        try (ScriptedUdpTracker tracker = ScriptedUdpTracker.open(UdpScript.always(reply));
                DatagramSocket client = client()) {
            long asked = System.nanoTime();
            send(client, tracker, CONNECT);

            assertThat(hex(receive(client))).isEqualTo("01");
            assertThat(hex(receive(client))).isEqualTo("02");
            assertThat(System.nanoTime() - asked).isGreaterThanOrEqualTo(60_000_000);
        }
    }

    @Test
    void sends_as_much_as_a_datagram_holds() throws Exception {
        UdpReply huge = UdpReply.of(new byte[100_000]);
        try (ScriptedUdpTracker tracker = ScriptedUdpTracker.open(UdpScript.always(huge));
                DatagramSocket client = client()) {
            send(client, tracker, CONNECT);

            assertThat(receive(client).getLength()).isEqualTo(OutgoingDatagram.LONGEST);
        }
    }

    @Test
    void speaks_ipv6() throws Exception {
        try (ScriptedUdpTracker tracker = ScriptedUdpTracker.openAt("::1", UdpScript.always(UdpReply.ofHex("01")));
                DatagramSocket client = new DatagramSocket(0, InetAddress.getAllByName("::1")[0])) {
            client.setSoTimeout(10_000);
            byte[] bytes = Datagrams.bytes(CONNECT);
            client.send(new DatagramPacket(bytes, bytes.length, InetAddress.getAllByName("::1")[0], tracker.port()));

            assertThat(hex(receive(client))).isEqualTo("01");
            assertThat(tracker.requests().get(0).isIpv6()).isTrue();
            assertThat(tracker.url().reveal()).matches("udp://\\[(::1|0:0:0:0:0:0:0:1)\\]:[0-9]+/announce");
        }
    }

    @Test
    void nobody_is_there_once_it_is_closed() throws Exception {
        ScriptedUdpTracker tracker = ScriptedUdpTracker.open(UdpScript.always(UdpReply.ofHex("01")));
        SocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), tracker.port());

        tracker.close();
        tracker.close();

        try (DatagramSocket sameAddress = new DatagramSocket(address)) {
            assertThat(sameAddress.isBound()).isTrue();
        }
    }

    @Test
    void a_script_that_fails_fails_the_test() throws Exception {
        ScriptedUdpTracker tracker = ScriptedUdpTracker.open(request -> {
            throw new AssertionError("not what was expected");
        });
        try (DatagramSocket client = client()) {
            send(client, tracker, CONNECT);
            assertThat(tracker.awaitRequests(1, PATIENCE)).isTrue();
        }
        assertThatIllegalStateException()
                .isThrownBy(tracker::close)
                .havingCause()
                .withMessage("not what was expected");
    }
}
