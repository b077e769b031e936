package dev.herald.embedded;

import static dev.herald.testkit.Fixtures.IH1;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.VirtualTime;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The tracker over real sockets, asked by hand. */
class EmbeddedTrackerTest {

    private final VirtualTime time = new VirtualTime();
    private final EmbeddedTracker tracker = open(EmbeddedTrackerOptions.defaults());

    private EmbeddedTracker open(EmbeddedTrackerOptions options) {
        return EmbeddedTracker.open(options, Bencode.codec(), time);
    }

    @AfterEach
    void close() {
        tracker.close();
    }

    private static Socket connect(TrackerUrl url) throws IOException {
        Socket socket = new Socket(url.host(), url.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    /** Asks on a connection of its own; the whole answer, a character a byte. */
    private static String ask(TrackerUrl url, String target) throws IOException {
        try (Socket socket = connect(url)) {
            send(socket, "GET " + target + " HTTP/1.1\r\nHost: tracker\r\nConnection: close\r\n\r\n");
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    private static String announce(InfoHash swarm, int client) {
        StringBuilder hash = new StringBuilder();
        for (byte b : swarm.toByteArray()) {
            hash.append(String.format("%%%02x", b));
        }
        return "/announce?info_hash=" + hash + "&peer_id="
                + Fixtures.client(client).peerId() + "&port="
                + Fixtures.client(client).port() + "&uploaded=0&downloaded=0&left=1&compact=1";
    }

    @Test
    void the_second_peer_sees_the_first() throws IOException {
        assertThat(ask(tracker.announceUrl(), announce(IH1, 1)))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .containsIgnoringCase("\r\nContent-Length: ")
                .endsWith("5:peers0:e");
        assertThat(ask(tracker.announceUrl(), announce(IH1, 2))).endsWith("5:peers6:\u007f\0\0\u0001'\u0011e");
        assertThat(tracker.swarm(IH1)).isEqualTo(Option.some(SwarmStats.of(0, 2, 0)));
        assertThat(tracker.swarms()).isOne();
    }

    @Test
    void every_byte_value_arrives() throws IOException {
        for (InfoHash swarm : Fixtures.swarmsOfEveryByte()) {
            ask(tracker.announceUrl(), announce(swarm, 1));
            assertThat(tracker.swarm(swarm)).as("%s", swarm).isEqualTo(Option.some(SwarmStats.of(0, 1, 0)));
        }
    }

    @Test
    void odd_bytes_in_a_target_reach_it_unchanged() throws IOException {
        String target =
                "/announce?odd=|^\"[]{}%7e\u00e9\u00ff&" + announce(IH1, 1).substring("/announce?".length());

        assertThat(ask(tracker.announceUrl(), target)).contains("8:intervali1800e");
    }

    @Test
    void answers_request_after_request_on_one_connection() throws IOException {
        try (Socket socket = connect(tracker.announceUrl())) {
            for (int i = 0; i < 3; i++) {
                send(socket, "GET /scrape?info_hash=%12 HTTP/1.1\r\nHost: tracker\r\n\r\n");
                assertThat(readAnswer(socket)).contains("info_hash has 1 bytes, not 20");
            }
        }
    }

    private static String readAnswer(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("not 20e") < 0) {
            int b = in.read();
            assertThat(b).isNotNegative();
            answer.append((char) b);
        }
        return answer.toString();
    }

    @Test
    void serves_old_clients_and_those_that_name_it_as_they_like() throws IOException {
        try (Socket socket = connect(tracker.announceUrl())) {
            send(socket, "GET " + announce(IH1, 1) + " HTTP/1.0\r\n\r\n");
            assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
                    .contains(" 200 OK\r\n");
        }
        try (Socket socket = connect(tracker.announceUrl())) {
            send(socket, "GET " + announce(IH1, 1) + " HTTP/1.1\r\nHost: my_tracker:6969\r\nConnection: close\r\n\r\n");
            assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
                    .contains(" 200 OK\r\n");
        }
    }

    @Test
    void a_request_line_beyond_its_limit_is_no_request() throws IOException {
        assertThat(ask(tracker.announceUrl(), "/announce?x=" + "y".repeat(20_000)))
                .doesNotContain(" 200 OK");
        assertThat(ask(tracker.announceUrl(), "/elsewhere")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void peers_grow_old_by_the_given_clock() throws IOException {
        ask(tracker.announceUrl(), announce(IH1, 1));

        time.advanceBy(Duration.ofMinutes(90));

        assertThat(tracker.swarm(IH1)).isEqualTo(Option.none());
        assertThat(tracker.swarms()).isZero();
    }

    @Test
    void listens_over_ipv6_on_the_same_port() throws IOException {
        try (EmbeddedTracker both = open(EmbeddedTrackerOptions.defaults().withIpv6())) {
            ask(both.announceUrlOverIpv6(), announce(IH1, 1));

            assertThat(ask(both.announceUrl(), announce(IH1, 2)))
                    .endsWith("5:peers0:6:peers618:" + "\0".repeat(15) + "\u0001'\u0011e");
        }
    }

    @Test
    void takes_the_port_it_is_given_and_says_so_when_it_is_taken() {
        EmbeddedTrackerOptions samePort = EmbeddedTrackerOptions.defaults().withPort(tracker.port());

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> open(samePort))
                .withMessageContaining("cannot listen at");
        tracker.close();
        try (EmbeddedTracker next = open(samePort)) {
            assertThat(next.announceUrl()).isEqualTo(tracker.announceUrl());
        }
    }

    @Test
    void speaks_udp_on_the_same_port_of_the_same_swarms() throws IOException {
        ask(tracker.announceUrl(), announce(IH1, 1));

        try (UdpClient client = new UdpClient(tracker.udpAnnounceUrl())) {
            assertThat(client.announce(2)).endsWith("00000002" + "00000000" + "7f0000012711");
        }
        assertThat(tracker.udpAnnounceUrl().port()).isEqualTo(tracker.port());
        assertThat(tracker.swarm(IH1)).isEqualTo(Option.some(SwarmStats.of(0, 2, 0)));
    }

    @Test
    void speaks_udp_over_ipv6_and_on_a_port_of_its_own() throws IOException {
        int free = tracker.port();
        tracker.close();
        EmbeddedTrackerOptions options =
                EmbeddedTrackerOptions.defaults().withIpv6().withUdpPort(free);
        try (EmbeddedTracker both = open(options);
                UdpClient client = new UdpClient(both.udpAnnounceUrlOverIpv6())) {
            client.announce(1);

            assertThat(client.announce(2))
                    .endsWith("00000002" + "00000000" + "00000000000000000000000000000001" + "2711");
            assertThat(both.udpAnnounceUrl().port()).isEqualTo(free).isNotEqualTo(both.port());
            assertThat(both.announceUrl().port()).isEqualTo(both.port());
        }
    }

    @Test
    void a_datagram_beyond_its_limit_gets_no_answer_and_harms_nobody() throws IOException {
        try (UdpClient client = new UdpClient(tracker.udpAnnounceUrl())) {
            client.send("0000041727101980" + "00000000" + "00000007" + "00".repeat(20_000));
            client.send("");

            assertThat(client.ask("0000041727101980" + "00000000" + "a1b2c3d4")).startsWith("00000000a1b2c3d4");
        }
    }

    @Test
    void says_so_when_its_port_is_taken_for_udp() {
        EmbeddedTrackerOptions taken =
                EmbeddedTrackerOptions.defaults().withPort(0).withUdpPort(tracker.port());

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> open(taken))
                .withMessageContaining("cannot listen at 127.0.0.1 port " + tracker.port() + " (UDP)");
    }

    @Test
    void is_gone_when_it_is_closed() throws IOException {
        try (Socket idle = connect(tracker.announceUrl())) {
            send(idle, "GET /elsewhere HTTP/1.1\r\nHost: t\r\n\r\n");
            assertThat(idle.getInputStream().read()).isEqualTo('H');

            tracker.close();
            tracker.close();

            idle.getInputStream().readAllBytes();
            assertThat(time.waiting()).isZero();
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> connect(tracker.announceUrl()));
        }
        try (UdpClient late = new UdpClient(tracker.udpAnnounceUrl())) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> late.announce(1));
        }
    }

    @Test
    void options_that_make_no_sense_are_refused() {
        EmbeddedTrackerOptions options = EmbeddedTrackerOptions.defaults();

        assertThatIllegalArgumentException().isThrownBy(() -> options.withPort(65_536));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withUdpPort(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withPeerLifetime(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new EmbeddedTrackerLimits(0, 1, 1, 1, 1_000));
    }
}
