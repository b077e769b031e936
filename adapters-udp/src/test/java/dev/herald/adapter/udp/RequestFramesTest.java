package dev.herald.adapter.udp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFramesTest {

    private static final long CID1 = 0x0123456789abcdefL;
    private static final int LEFT = 64;
    private static final int EVENT = 80;
    private static final int ADDRESS = 84;
    private static final int NUM_WANT = 92;
    private static final int OPTIONS = 98;

    private final ByteBuffer out = ByteBuffer.allocate(Conversations.LARGEST_PACKET);

    @Test
    @DisplayName("UDP-C1: a connect, byte for byte")
    void a_connect() {
        RequestFrames.connect(out, 0xa1b2c3d4);

        assertThat(Frames.hex(out.flip())).isEqualTo("000004172710198000000000a1b2c3d4");
    }

    @Test
    @DisplayName("UDP-A3: an announce, byte for byte, but that we always say how many peers we want")
    void an_announce() {
        String vector = "0123456789abcdef 00000001 0a0b0c0d 123456789abcdef123456789abcdef123456789a"
                + " 2d5858303130302d303132333435363738396162 0000000000000000 0000000000000003 0000000000000000"
                + " 00000002 00000000 deadbeef 00000032 1ae1";

        assertThat(announce(Fixtures.announce(), "udp://t:80")).isEqualTo(Frames.hex(vector));
    }

    @Test
    @DisplayName("UDP-S1: a scrape, byte for byte")
    void a_scrape() {
        RequestFrames.scrape(out, CID1, 0x11223344, Vector.of(Fixtures.swarm(3), Fixtures.IH1, Fixtures.IH2), 1, 2);

        assertThat(out.flip())
                .isEqualTo(Frames.hex("0123456789abcdef 00000002 11223344 123456789abcdef123456789abcdef123456789a"
                        + " 5c941662d614a9b492f518272cf4f16841292225"));
    }

    @ParameterizedTest
    @CsvSource({"NONE, 0", "COMPLETED, 1", "STARTED, 2", "STOPPED, 3", "PAUSED, 0"})
    @DisplayName("UDP-A1: events have the numbers of BEP 15, and no other")
    void events(AnnounceEvent event, int number) {
        assertThat(announce(Fixtures.announce().with(event), "udp://t:80").getInt(EVENT))
                .isEqualTo(number);
    }

    @Test
    @DisplayName("UDP-A3: nobody wants peers with stopped")
    void stopped_wants_nobody() {
        AnnounceRequest stopped = Fixtures.announce().with(AnnounceEvent.STOPPED);

        assertThat(announce(stopped, "udp://t:80").getInt(NUM_WANT)).isZero();
    }

    @Test
    @DisplayName(
            "IPV6-8: over IPv6 it is the same announce, with the same four bytes for an address, and never action 4")
    void over_ipv6() {
        assertThat(announce(Fixtures.announce(), "udp://t:80", false))
                .isEqualTo(Frames.hex("0123456789abcdef 00000001 0a0b0c0d 123456789abcdef123456789abcdef123456789a"
                        + " 2d5858303130302d303132333435363738396162 0000000000000000 0000000000000003"
                        + " 0000000000000000 00000002 00000000 deadbeef 00000032 1ae1"));
    }

    @Test
    @DisplayName("UDP-A2: an IPv4 address that the user wants announced goes out over IPv4, and never over IPv6")
    void announce_address() {
        AnnounceRequest request = Fixtures.announceBy(announcedAs("203.0.113.7"));

        assertThat(announce(request, "udp://t:80").getInt(ADDRESS)).isEqualTo(0xCB007107);
        assertThat(announce(request, "udp://t:80", false).getInt(ADDRESS)).isZero();
        assertThat(announce(Fixtures.announceBy(announcedAs("2001:db8::1")), "udp://t:80")
                        .getInt(ADDRESS))
                .isZero();
    }

    @Test
    @DisplayName("IPV6-8: over IPv6 it is the same announce, and not the one with an address of 16 bytes (action 4)")
    void an_announce_over_ipv6() {
        assertThat(announce(Fixtures.announce(), "udp://t:80", false))
                .isEqualTo(announce(Fixtures.announce(), "udp://t:80"));
    }

    @Test
    @DisplayName("UDP-A4: of an unknown size 16 KiB are left, and never nothing")
    void unknown_size() {
        AnnounceRequest magnet = Fixtures.announce().with(Progress.ofUnknownSize());

        assertThat(announce(magnet, "udp://t:80").getLong(LEFT)).isEqualTo(16_384);
    }

    private static ClientIdentity announcedAs(String address) {
        return new ClientIdentity(
                Fixtures.PID1,
                Fixtures.KEY1,
                6881,
                Option.some(IpAddress.parse(address).get()));
    }

    @ParameterizedTest
    @CsvSource({
        "udp://tracker.example.com:80/dir?a=b&c=d, 020c2f6469723f613d6226633d64",
        "udp://t:80/announce, 02092f616e6e6f756e6365",
        "udp://t:80?x, 02023f78",
        "udp://t:80/?, 02022f3f",
        "udp://t:80/a%7e|#fragment, 02062f612537657c"
    })
    @DisplayName("UDP-O2: path and query go out as they were written, without host and fragment")
    void url_data(String url, String options) {
        assertThat(options(url)).isEqualTo(options);
    }

    @Test
    @DisplayName("UDP-O2: BEP 41's announce has 112 bytes")
    void the_packet_of_bep_41() {
        assertThat(announce(Fixtures.announce(), "udp://tracker.example.com:80/dir?a=b&c=d")
                        .remaining())
                .isEqualTo(112);
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp://t:80", "udp://t:80/", "udp://t:80#x"})
    @DisplayName("UDP-O4: nothing is said about no path")
    void no_options(String url) {
        assertThat(options(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"254, 256", "255, 257", "256, 260", "300, 304", "510, 514", "511, 517", "8000, 8064"})
    @DisplayName("UDP-O3: a long path goes into several options, uncut")
    void long_paths(int length, int bytes) {
        String path = "/" + "p".repeat(length - 1);

        ByteBuffer options = Frames.hex(options("udp://t:80" + path));

        assertThat(options.remaining()).isEqualTo(bytes);
        assertThat(joined(options)).isEqualTo(path);
    }

    /** What a tracker makes of the options (UDP-O1). */
    static String joined(ByteBuffer options) {
        StringBuilder joined = new StringBuilder();
        while (options.hasRemaining()) {
            assertThat(options.get()).isEqualTo((byte) 2);
            byte[] data = new byte[Byte.toUnsignedInt(options.get())];
            options.get(data);
            joined.append(new String(data, StandardCharsets.UTF_8));
        }
        return joined.toString();
    }

    private String options(String url) {
        ByteBuffer packet = announce(Fixtures.announce(), url);
        return Frames.hex(packet.position(OPTIONS));
    }

    private ByteBuffer announce(AnnounceRequest request, String url) {
        return announce(request, url, true);
    }

    private ByteBuffer announce(AnnounceRequest request, String url, boolean overIpv4) {
        RequestFrames.announce(out.clear(), CID1, 0x0a0b0c0d, request, TrackerUrl.of(url), overIpv4);
        return out.flip();
    }
}
