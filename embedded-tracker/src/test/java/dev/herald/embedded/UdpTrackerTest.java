package dev.herald.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.VirtualTime;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tracker answers to a datagram, in hex (BEP 15, protocol vectors of 7.4). */
class UdpTrackerTest {

    private static final String CONNECT = "0000041727101980 00000000 a1b2c3d4";
    private static final String IH1 = "123456789abcdef123456789abcdef123456789a";
    private static final String IH2 = "5c941662d614a9b492f518272cf4f16841292225";
    private static final String PID1 = "2d5858303130302d30313233343536373839616";
    private static final String NUMBERS = "0000000000000000 0000000000000003 0000000000000000";
    private static final String SCRAPE = "00000002 11223344" + IH1 + IH2;
    private static final IpAddress IPV4 = IpAddress.parse("192.0.2.1").get();
    private static final IpAddress IPV6 = IpAddress.parse("2001:db8::1").get();

    private final VirtualTime time = new VirtualTime();
    private final EmbeddedTrackerOptions options = EmbeddedTrackerOptions.defaults();
    private UdpTracker tracker = tracker(options);

    private UdpTracker tracker(EmbeddedTrackerOptions options) {
        SwarmRegistry registry = new SwarmRegistry(options.peerLifetime(), options.limits());
        return new UdpTracker(registry, options, time, new ConnectionIds(new byte[32]));
    }

    /** The announce of the vectors by peer {@code digit}, behind the connection id. */
    private static String announce(int digit, String event, String wanted, String port) {
        return "00000001 0a0b0c0d" + IH1 + PID1 + digit + NUMBERS + event + "00000000 deadbeef" + wanted + port;
    }

    private static String announce(int digit, String port) {
        return announce(digit, "00000002", "ffffffff", port);
    }

    private String ask(String hex, IpAddress from) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return tracker.answer(ByteBuffer.wrap(bytes), from)
                .map(answer -> {
                    byte[] reply = new byte[answer.remaining()];
                    answer.get(reply);
                    return HexFormat.of().formatHex(reply);
                })
                .getOrElse("nothing");
    }

    private String connect(IpAddress from) {
        return ask(CONNECT, from).substring(16);
    }

    private String afterConnecting(String request, IpAddress from) {
        return ask(connect(from) + request, from);
    }

    private static String error(String transaction, String words) {
        return "00000003" + transaction + HexFormat.of().formatHex(words.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("UDP-C1: a connect is answered with sixteen bytes, the transaction among them")
    void answers_a_connect() {
        assertThat(ask(CONNECT, IPV4)).hasSize(32).startsWith("00000000a1b2c3d4");
        assertThat(ask(CONNECT + "ffff", IPV4)).isEqualTo(ask(CONNECT, IPV4));
        assertThat(connect(IPV4)).isNotEqualTo(connect(IPV6));
    }

    @Test
    @DisplayName("7.4: interval, leechers, seeders, then peers in six bytes, ports unsigned")
    void answers_an_announce() {
        assertThat(afterConnecting(announce(1, "1ae1"), IPV4))
                .isEqualTo("000000010a0b0c0d" + "00000708" + "00000001" + "00000000");

        assertThat(afterConnecting(
                        announce(2, "c8d5"), IpAddress.parse("198.51.100.7").get()))
                .isEqualTo("000000010a0b0c0d" + "00000708" + "00000002" + "00000000" + "c00002011ae1");
        assertThat(afterConnecting(announce(1, "1ae1"), IPV4)).endsWith("c6336407c8d5");
    }

    @Test
    @DisplayName("UDP-A7: over IPv6 peers take eighteen bytes, and each family hears of its own")
    void answers_each_family_with_its_own() {
        afterConnecting(announce(1, "1ae1"), IPV6);
        afterConnecting(announce(2, "1ae1"), IPV4);

        assertThat(afterConnecting(announce(3, "1ae2"), IPV6))
                .isEqualTo("000000010a0b0c0d" + "00000708" + "00000003" + "00000000"
                        + "20010db8000000000000000000000001" + "1ae1");
    }

    @Test
    @DisplayName("UDP-A1: started, completed and stopped do what they do over HTTP")
    void understands_events() {
        String seeding = announce(1, "00000001", "00000000", "1ae1").replace("0000000000000003", "0000000000000000");
        assertThat(afterConnecting(seeding, IPV4)).endsWith("00000708" + "00000000" + "00000001");
        assertThat(afterConnecting(announce(1, "00000003", "00000000", "1ae1"), IPV4))
                .endsWith("00000708" + "00000000" + "00000000");
        assertThat(afterConnecting(SCRAPE, IPV4)).startsWith("0000000211223344" + "00000000" + "00000001" + "00000000");
        assertThat(afterConnecting(announce(1, "00000004", "00000000", "1ae1"), IPV4))
                .startsWith("00000001");
    }

    @Test
    @DisplayName("UDP-A3: wants as many peers as it says, and fifty where it leaves it to the tracker")
    void names_as_many_peers_as_are_wanted() {
        for (int port = 1; port <= 60; port++) {
            afterConnecting(announce(1, String.format("%04x", port)), IPV4);
        }

        assertThat(afterConnecting(announce(2, "00000000", "00000003", "ffff"), IPV4))
                .hasSize(2 * (20 + 3 * 6));
        assertThat(afterConnecting(announce(2, "ffff"), IPV4)).hasSize(2 * (20 + 50 * 6));
        assertThat(afterConnecting(announce(2, "00000000", "7fffffff", "ffff"), IPV4))
                .hasSize(2 * (20 + 60 * 6));
    }

    @Test
    @DisplayName("UDP-A2: the address of the packet counts, unless the tracker believes what it is told")
    void believes_addresses_only_where_it_is_told_to() {
        String elsewhere = announce(1, "1ae1").replace("00000000 deadbeef", "c6336407 deadbeef");
        afterConnecting(elsewhere, IPV4);
        assertThat(afterConnecting(announce(2, "1ae2"), IPV4)).endsWith("c00002011ae1");

        tracker = tracker(options.honouringIp());
        afterConnecting(elsewhere, IPV4);
        assertThat(afterConnecting(announce(2, "1ae2"), IPV4)).endsWith("c63364071ae1");
        afterConnecting(elsewhere, IPV6);
        assertThat(afterConnecting(announce(2, "1ae2"), IPV6)).endsWith("20010db80000000000000000000000011ae1");
    }

    @Test
    @DisplayName(
            "UDP-S1: a row for each swarm in the order asked, seeders, completed, leechers; zeros where it knows none")
    void answers_a_scrape() {
        afterConnecting(announce(1, "1ae1"), IPV4);

        assertThat(afterConnecting(SCRAPE, IPV4))
                .isEqualTo("0000000211223344" + "000000000000000000000001" + "000000000000000000000000");
        assertThat(afterConnecting(SCRAPE + "ff", IPV4)).isEqualTo(afterConnecting(SCRAPE, IPV4));
    }

    @Test
    @DisplayName("UDP-S1: gives fewer rows than asked for where that is its limit")
    void gives_no_more_rows_than_its_limit() {
        tracker = tracker(options.withLimits(new EmbeddedTrackerLimits(10, 10, 10, 3, 1_000)));

        assertThat(afterConnecting(SCRAPE + IH1.repeat(5), IPV4)).hasSize(2 * (8 + 3 * 12));
    }

    @Test
    @DisplayName("UDP-C3, UDP-C5: an id of another time or place is refused in words that name it")
    void refuses_foreign_and_old_ids() {
        String id = connect(IPV4);
        time.advanceBy(ConnectionIds.WINDOW);
        assertThat(ask(id + announce(1, "1ae1"), IPV4)).startsWith("00000001");
        time.advanceBy(ConnectionIds.WINDOW);

        String refusal = error("0a0b0c0d", "Connection ID mismatch");
        assertThat(ask(id + announce(1, "1ae1"), IPV4)).isEqualTo(refusal);
        assertThat(ask(connect(IPV4) + announce(1, "1ae1"), IPV6)).isEqualTo(refusal);
        assertThat(ask(id + SCRAPE, IPV4)).isEqualTo(error("11223344", "Connection ID mismatch"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 00000001",
        "020d2f616e6e6f756e63653f613d62, '', 00000001",
        "02092f616e6e6f756e6365, '', 00000001",
        "02052f616e6e6f010204756e6365, '', 00000001",
        "02092f616e6e6f756e63650002ff, '', 00000001",
        "0200, '', 00000001",
        "02012f, '', 00000001",
        "0502ffff02092f616e6e6f756e6365, '', 00000001",
        "02042f646972, nothing here but /announce, 00000003",
        "02ff00, an option that runs past the end of the packet, 00000003",
        "02, an option that runs past the end of the packet, 00000003"
    })
    @DisplayName("UDP-O1, UDP-O3: reads the path and query behind an announce, and past what it does not know")
    void reads_options(String options, String reason, String action) {
        String answer = afterConnecting(announce(1, "1ae1") + options, IPV4);

        assertThat(answer).startsWith(action + "0a0b0c0d");
        if (!reason.isEmpty()) {
            assertThat(answer).isEqualTo(error("0a0b0c0d", reason));
        }
    }

    @Test
    @DisplayName("UDP-E1: says no in words, in the transaction it was asked in")
    void refuses_in_words() {
        assertThat(afterConnecting(announce(1, "00000005", "ffffffff", "1ae1"), IPV4))
                .isEqualTo(error("0a0b0c0d", "unknown event"));
        assertThat(afterConnecting(announce(1, "80000000", "ffffffff", "1ae1"), IPV4))
                .isEqualTo(error("0a0b0c0d", "unknown event"));
        assertThat(afterConnecting(announce(1, "0000"), IPV4))
                .isEqualTo(error("0a0b0c0d", "0 is no port to be reached at"));
        assertThat(afterConnecting("00000002 11223344", IPV4)).isEqualTo(error("11223344", "missing info_hash"));

        tracker = tracker(options.withLimits(new EmbeddedTrackerLimits(1, 1, 1, 1, 1_000)));
        afterConnecting(announce(1, "1ae1"), IPV4);
        assertThat(afterConnecting(announce(2, "1ae2"), IPV4)).isEqualTo(error("0a0b0c0d", "this swarm is full"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "000004172710198000000000a1b2c3",
                "ffffffff2710198000000000a1b2c3d4",
                "000004172710198000000003a1b2c3d4",
                "000004172710198000000004a1b2c3d4",
                "0000041727101980800000000a0b0c0d"
            })
    void what_is_no_request_gets_no_answer(String hex) {
        assertThat(ask(hex, IPV4)).isEqualTo("nothing");
    }

    @Test
    void an_announce_that_ends_early_gets_no_answer() {
        String id = connect(IPV4);
        String request = (id + announce(1, "1ae1")).replace(" ", "");

        for (int bytes = 16; bytes < 98; bytes++) {
            assertThat(ask(request.substring(0, 2 * bytes), IPV4)).isEqualTo("nothing");
        }
    }

    @Test
    void noise_gets_an_answer_or_none_but_no_exception() {
        Random random = new Random(15);
        String id = connect(IPV4);
        for (int round = 0; round < 2_000; round++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            String hex = HexFormat.of().formatHex(noise);

            assertThat(ask(hex, IPV4)).isEqualTo("nothing");
            ask(id + "0000000" + random.nextInt(5) + hex + (hex.length() < 8 ? "00000000" : ""), IPV4);
        }
    }

    @Test
    void tells_the_intervals_and_counts_it_keeps() {
        tracker = tracker(options.withIntervals(new AnnounceIntervals(AnnounceIntervals.LONGEST, Option.none())));

        assertThat(afterConnecting(announce(1, "1ae1"), IPV4)).startsWith("000000010a0b0c0d" + "7fffffff");
    }

    @Test
    void shares_its_swarms_with_the_tracker_over_http() {
        SwarmRegistry registry = new SwarmRegistry(Duration.ofMinutes(45), options.limits());
        tracker = new UdpTracker(registry, options, time, new ConnectionIds(new byte[32]));

        afterConnecting(announce(1, "1ae1"), IPV4);

        assertThat(registry.stats(Fixtures.IH1, time.now())).isEqualTo(Option.some(SwarmStats.of(0, 1, 0)));
    }
}
