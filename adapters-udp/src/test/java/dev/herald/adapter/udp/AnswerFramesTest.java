package dev.herald.adapter.udp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.testkit.Fixtures;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AnswerFramesTest {

    private static final String ANNOUNCED = "00000001 0a0b0c0d 00000708 00000005 00000007";

    @Test
    @DisplayName("UDP-C2: a connection id is any 64 bits")
    void a_connection_id() {
        ByteBuffer packet = Frames.hex("00000000 a1b2c3d4 0123456789abcdef");

        assertThat(AnswerFrames.action(packet)).isEqualTo(RequestFrames.CONNECT);
        assertThat(AnswerFrames.transaction(packet)).isEqualTo(0xa1b2c3d4);
        assertThat(AnswerFrames.connectionId(packet)).isEqualTo(0x0123456789abcdefL);
        assertThat(AnswerFrames.connectionId(Frames.hex("00000000 a1b2c3d4 0000000000000000")))
                .isZero();
    }

    @Test
    @DisplayName("UDP-A7: peers from an IPv4 tracker have six bytes each")
    void an_announce_over_ipv4() {
        AnnounceResponse response = AnswerFrames.announce(Frames.hex(ANNOUNCED + " c0000201 1ae1 c6336407 c8d5"), true);

        assertThat(response.intervals().interval()).isEqualTo(Duration.ofMinutes(30));
        assertThat(response.stats().leechers()).isEqualTo(Option.some(5L));
        assertThat(response.stats().seeders()).isEqualTo(Option.some(7L));
        assertThat(response.peers().toSeq())
                .containsExactly(Fixtures.peer("192.0.2.1", 6881), Fixtures.peer("198.51.100.7", 51413));
    }

    @Test
    @DisplayName("UDP-A7: peers from an IPv6 tracker have eighteen")
    void an_announce_over_ipv6() {
        ByteBuffer packet = Frames.hex(ANNOUNCED + " 20010db8000000000000000000000001 1ae1");

        assertThat(AnswerFrames.announce(packet, false).peers().toSeq())
                .containsExactly(Fixtures.peer("2001:db8::1", 6881));
        assertThat(AnswerFrames.announce(packet, true).peers().received()).isEqualTo(3);
    }

    @Test
    @DisplayName("UDP-R2: what does not fill a peer is ignored")
    void a_torn_peer() {
        ByteBuffer packet = Frames.hex(ANNOUNCED + " c0000201 1ae1 c63364");

        assertThat(AnswerFrames.announce(packet, true).peers().received()).isEqualTo(1);
    }

    @Test
    @DisplayName("UDP-A5: counts and intervals have no sign, and an interval of 0 is none")
    void large_numbers() {
        AnnounceResponse response =
                AnswerFrames.announce(Frames.hex("00000001 0a0b0c0d ffffffff fffffffe 80000000"), true);

        assertThat(response.intervals().interval()).isEqualTo(Duration.ofSeconds(Integer.MAX_VALUE));
        assertThat(response.stats().leechers()).isEqualTo(Option.some(4_294_967_294L));
        assertThat(response.stats().seeders()).isEqualTo(Option.some(2_147_483_648L));
        assertThat(AnswerFrames.announce(Frames.hex("00000001 0a0b0c0d 00000000 00000000 00000000"), true)
                        .intervals()
                        .interval())
                .isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    @DisplayName("TRAP-14: a scrape answers seeders, completed, leechers")
    void a_scrape() {
        ByteBuffer packet = Frames.hex("00000002 11223344 00000007 00000078 00000005 00000000 00000000 00000001");

        assertThat(AnswerFrames.rows(packet)).isEqualTo(2);
        assertThat(AnswerFrames.row(packet, 0)).isEqualTo(SwarmStats.of(7, 5, 120));
        assertThat(AnswerFrames.row(packet, 1)).isEqualTo(SwarmStats.of(0, 1, 0));
    }

    @Test
    @DisplayName("UDP-S1: bytes that do not fill a row are none")
    void torn_rows() {
        assertThat(AnswerFrames.rows(Frames.hex("00000002 11223344"))).isZero();
        assertThat(AnswerFrames.rows(Frames.hex("00000002 11223344 00000007 00000078 000000")))
                .isZero();
    }

    @Test
    @DisplayName("UDP-E1: the NUL behind opentracker's words is none of them")
    void an_error() {
        ByteBuffer packet = Frames.hex("00000003 0a0b0c0d 436f6e6e656374696f6e204944206d6973736d617463682e00");

        assertThat(AnswerFrames.error(packet)).isEqualTo("Connection ID missmatch.");
    }

    @Test
    @DisplayName("UDP-E2: few words and none are an error too")
    void short_errors() {
        assertThat(AnswerFrames.error(Frames.hex("00000003 0a0b0c0d"))).isEmpty();
        assertThat(AnswerFrames.error(Frames.hex("00000003 0a0b0c0d 0000"))).isEmpty();
        assertThat(AnswerFrames.error(Frames.hex("00000003 0a0b0c0d 6e6f"))).isEqualTo("no");
        assertThat(AnswerFrames.error(Frames.hex("00000003 0a0b0c0d ff6e"))).isEqualTo("\ufffdn");
    }

    @Test
    @DisplayName("UDP-E1: nobody has to read a whole packet of words")
    void a_long_error() {
        ByteBuffer packet = ByteBuffer.allocate(60_000).putInt(3).putInt(1).rewind();

        assertThat(AnswerFrames.error(packet)).isEmpty();
        assertThat(AnswerFrames.error(Frames.error(1, "x".repeat(60_000))).length())
                .isLessThan(5_000);
    }

    @Test
    @DisplayName("UDP-R1: whatever is long enough can be read")
    void random_bytes() {
        Random random = new Random(3);
        for (int length = 8; length < 400; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            ByteBuffer packet = ByteBuffer.wrap(bytes);

            assertThat(AnswerFrames.error(packet)).isNotNull();
            for (int row = 0; row < AnswerFrames.rows(packet); row++) {
                assertThat(AnswerFrames.row(packet, row)).isNotNull();
            }
            if (length >= AnswerFrames.shortest(RequestFrames.ANNOUNCE)) {
                assertThat(AnswerFrames.announce(packet, length % 2 == 0)
                                .peers()
                                .toSeq())
                        .isNotNull();
            }
            assertThat(packet.remaining()).isEqualTo(length);
        }
    }
}
