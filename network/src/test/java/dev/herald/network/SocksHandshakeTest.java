package dev.herald.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Blocked;
import dev.herald.domain.error.TrackerError.Unreachable;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 1928 and RFC 1929, byte by byte. */
class SocksHandshakeTest {

    private static final String ASSOCIATE = "05030001000000000000";
    private final SocksHandshake stranger = new SocksHandshake(Option.none());
    private final SocksHandshake known = new SocksHandshake(Option.some(Credentials.of("me:pw")));

    @Test
    void a_stranger_is_given_a_relay() {
        assertThat(hex(stranger.greeting())).isEqualTo("050100");
        assertThat(hears(stranger, "0500")).isEqualTo(ASSOCIATE);
        assertThat(stranger.relay()).isEmpty();
        assertThat(hears(stranger, "05000001c00002011f90")).isEmpty();
        assertThat(stranger.relay()).containsExactly(new InetSocketAddress("192.0.2.1", 8080));
    }

    @Test
    void a_user_says_who_it_is() {
        assertThat(hex(known.greeting())).isEqualTo("05020002");
        assertThat(hears(known, "0502")).isEqualTo("01026d65027077");
        assertThat(hears(known, "0100")).isEqualTo(ASSOCIATE);
    }

    @Test
    void answers_may_come_byte_by_byte() {
        String all = "0500" + "0500000420010db8000000000000000000000001" + "1f90";
        for (int i = 0; i < all.length(); i += 2) {
            assertThat(stranger.relay()).isEmpty();
            hears(stranger, all.substring(i, i + 2));
        }
        assertThat(stranger.relay()).containsExactly(new InetSocketAddress("2001:db8::1", 8080));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0502", "05ff", "4854"})
    void a_proxy_that_does_not_want_us(String answer) {
        assertThat(stranger.heard(bytes(answer)).getLeft()).isInstanceOf(Unreachable.class);
        assertThat(((Unreachable) new SocksHandshake(Option.none())
                                .heard(bytes(answer))
                                .getLeft())
                        .stage())
                .isEqualTo(Stage.PROXY);
    }

    @Test
    void a_wrong_password() {
        hears(known, "0502");
        assertThat(known.heard(bytes("0101")).getLeft()).isInstanceOf(Unreachable.class);
    }

    @Test
    void a_proxy_without_udp() {
        hears(stranger, "0500");
        assertThat(stranger.heard(bytes("05070001000000000000")).getLeft()).isInstanceOf(Blocked.class);
    }

    @Test
    void a_proxy_that_never_stops_talking() {
        Either<TrackerError, ByteBuffer> end = stranger.heard(ByteBuffer.allocate(513));

        assertThat(end.getLeft()).isInstanceOf(Unreachable.class);
    }

    @Test
    void datagrams_carry_where_they_go() {
        ByteBuffer data = bytes("cafe");
        InetSocketAddress named = InetSocketAddress.createUnresolved("t.test", 6969);

        assertThat(hex(SocksDatagram.wrap(named, data))).isEqualTo("00000003" + "06742e74657374" + "1b39" + "cafe");
        assertThat(hex(SocksDatagram.wrap(new InetSocketAddress("192.0.2.1", 6969), bytes("cafe"))))
                .isEqualTo("00000001" + "c0000201" + "1b39" + "cafe");
    }

    @Test
    void datagrams_say_where_they_come_from() {
        ByteBuffer arrived = bytes("00000001" + "c0000201" + "1b39" + "cafe");

        assertThat(SocksDatagram.unwrap(arrived)).containsExactly(new InetSocketAddress("192.0.2.1", 6969));
        assertThat(hex(arrived)).isEqualTo("cafe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "000000", "00000101c00002011b39", "00000001c000", "00000009c00002011b39", "0000000306"})
    void what_is_no_whole_datagram_is_from_nobody(String arrived) {
        assertThat(SocksDatagram.unwrap(bytes(arrived))).isEmpty();
    }

    private static String hears(SocksHandshake talk, String bytes) {
        return hex(talk.heard(bytes(bytes)).get());
    }

    private static String hex(ByteBuffer bytes) {
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        return HexFormat.of().formatHex(all);
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }
}
