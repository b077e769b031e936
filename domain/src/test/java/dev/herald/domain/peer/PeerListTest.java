package dev.herald.domain.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.Effort;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerListTest {

    private static ByteBuffer hex(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static Seq<PeerEndpoint> endpoints(String... written) {
        return List.of(written).map(text -> PeerEndpoint.parse(text).get());
    }

    private static Seq<String> written(PeerList peers) {
        return peers.toSeq().map(PeerEndpoint::toString);
    }

    @Test
    void HTTP_R7_HTTP_R10_compact_peers_of_both_families_are_read_side_by_side() {
        PeerList peers = PeerList.empty()
                .withIpv4(hex("c00002011ae1 c6336407c8d5"))
                .withIpv6(hex("20010db80000000000000000000000011ae1"));
        assertThat(written(peers)).containsExactly("192.0.2.1:6881", "198.51.100.7:51413", "[2001:db8::1]:6881");
        assertThat(peers.received()).isEqualTo(3);
    }

    @Test
    void IPV6_3_peers_of_two_answers_are_walked_once_each_and_ipv4_first() {
        PeerList overIpv4 = PeerList.of(endpoints("peer.example.org:1")).withIpv4(hex("c00002011ae1 c6336407c8d5"));
        PeerList overIpv6 =
                PeerList.empty().withIpv4(hex("c00002011ae1")).withIpv6(hex("20010db80000000000000000000000011ae1"));

        assertThat(written(overIpv6.unitedWith(overIpv4)))
                .containsExactly("192.0.2.1:6881", "198.51.100.7:51413", "peer.example.org:1", "[2001:db8::1]:6881");
        assertThat(overIpv6.unitedWith(overIpv4).received()).isEqualTo(5);
        assertThat(PeerList.empty().unitedWith(overIpv4)).isEqualTo(overIpv4);
    }

    @Test
    void HTTP_R7_ports_and_addresses_are_unsigned_big_endian() {
        assertThat(written(PeerList.empty().withIpv4(hex("dfffffffffff")))).containsExactly("223.255.255.255:65535");
        assertThat(written(PeerList.empty().withIpv4(hex("800000018000")))).containsExactly("128.0.0.1:32768");
    }

    @Test
    void HTTP_R7_HTTP_R10_the_sample_of_bep_7_holds_one_peer_of_each_family() {
        PeerList peers = PeerList.empty()
                .withIpv4(StandardCharsets.US_ASCII.encode("iiiipp"))
                .withIpv6(StandardCharsets.US_ASCII.encode("iiiiiiiiiiiiiiiipp"));
        assertThat(written(peers))
                .containsExactly("105.105.105.105:28784", "[6969:6969:6969:6969:6969:6969:6969:6969]:28784");
    }

    @Test
    void HTTP_R8_HTTP_R9_listed_peers_are_addresses_or_unresolved_names_in_the_order_of_the_answer() {
        Seq<PeerEndpoint> listed = endpoints("192.0.2.1:6881", "[2001:db8::1]:6882", "peer.example.org:6883");
        assertThat(written(PeerList.of(listed)))
                .containsExactly("192.0.2.1:6881", "[2001:db8::1]:6882", "peer.example.org:6883");
        assertThat(written(PeerList.of(listed).withListed(endpoints("a:1"))).last())
                .isEqualTo("a:1");
    }

    @Test
    void HTTP_R10_compact_ipv4_comes_first_then_the_list_then_compact_ipv6() {
        PeerList peers = PeerList.empty()
                .withIpv6(hex("20010db80000000000000000000000010003"))
                .withListed(endpoints("b:2"))
                .withIpv4(hex("c00002010001"));
        assertThat(written(peers)).containsExactly("192.0.2.1:1", "b:2", "[2001:db8::1]:3");
    }

    @Test
    void HTTP_R11_no_peers_are_no_error() {
        assertThat(PeerList.empty().isEmpty()).isTrue();
        assertThat(PeerList.empty().received()).isZero();
        assertThat(PeerList.empty()
                        .withIpv4(ByteBuffer.allocate(0))
                        .withIpv6(ByteBuffer.allocate(0))
                        .withListed(List.empty()))
                .isEqualTo(PeerList.empty());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "5, 0", "6, 1", "7, 1", "11, 1", "12, 2", "13, 2"})
    void HTTP_R12_of_an_ipv4_string_only_whole_records_are_read(int length, int peers) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i + 1);
        }
        assertThat(PeerList.empty().withIpv4(ByteBuffer.wrap(bytes)).toSeq()).hasSize(peers);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "17, 0", "18, 1", "19, 1", "35, 1", "36, 2"})
    void HTTP_R12_of_an_ipv6_string_only_whole_records_are_read(int length, int peers) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i + 1);
        }
        assertThat(PeerList.empty().withIpv6(ByteBuffer.wrap(bytes)).toSeq()).hasSize(peers);
    }

    @Test
    void HTTP_R13_unusable_peers_are_left_out_but_counted_as_received() {
        PeerList peers = PeerList.empty()
                .withIpv4(hex("c00002010000 000000000001 e00000010001 ffffffff0001 c00002010001"))
                .withListed(endpoints("host:0", "0.0.0.0:1", "[ff02::1]:1"))
                .withIpv6(hex("00000000000000000000000000000000 0001 ff020000000000000000000000000001 0001"));
        assertThat(written(peers)).containsExactly("192.0.2.1:1");
        assertThat(peers.received()).isEqualTo(10);
        assertThat(peers.isEmpty()).isFalse();
        assertThat(PeerList.empty().withIpv4(hex("c00002010000")).isEmpty()).isTrue();
    }

    @Test
    void HTTP_R13_a_mapped_address_is_an_ipv4_peer_and_no_peer_comes_twice() {
        PeerList peers = PeerList.empty()
                .withIpv4(hex("c00002010001 c00002010001 c00002010002"))
                .withListed(endpoints("192.0.2.1:1", "name:1", "NAME:1"))
                .withIpv6(hex("00000000000000000000ffffc00002010001 00000000000000000000ffffc00002030001"));
        assertThat(written(peers)).containsExactly("192.0.2.1:1", "192.0.2.1:2", "name:1", "192.0.2.3:1");
        assertThat(peers.received()).isEqualTo(8);
    }

    @Test
    void only_what_lies_between_position_and_limit_is_read_and_the_buffer_stays_as_it_is() {
        ByteBuffer buffer = hex("ffff c00002011ae1 ffff").position(2).limit(8);
        assertThat(written(PeerList.empty().withIpv4(buffer.asReadOnlyBuffer())))
                .containsExactly("192.0.2.1:6881");
        assertThat(written(PeerList.empty().withIpv4(buffer.slice()))).containsExactly("192.0.2.1:6881");
        PeerList.empty().withIpv4(buffer);
        assertThat(buffer.position()).isEqualTo(2);
    }

    @Test
    void a_list_does_not_change_when_the_bytes_it_came_from_do() {
        byte[] bytes = HexFormat.of().parseHex("c00002011ae1");
        PeerList peers = PeerList.empty().withIpv4(ByteBuffer.wrap(bytes));
        Arrays.fill(bytes, (byte) 0);
        assertThat(written(peers)).containsExactly("192.0.2.1:6881");
        assertThat(PeerList.empty().received())
                .as("nothing was added to the empty list")
                .isZero();
    }

    @Test
    void a_list_can_be_walked_again() {
        PeerList peers = PeerList.empty().withIpv4(hex("c00002010001 c00002010002"));
        assertThat(peers).hasSize(2);
        assertThat(peers).hasSize(2);
    }

    @Test
    void lists_are_equal_when_the_same_usable_peers_stand_in_the_same_order() {
        PeerList compact = PeerList.empty().withIpv4(hex("c00002010001 c00002010000 c00002020002"));
        PeerList listed = PeerList.of(endpoints("192.0.2.1:1", "192.0.2.2:2"));
        assertThat(compact).isEqualTo(listed).hasSameHashCodeAs(listed);
        assertThat(compact).isNotEqualTo(PeerList.of(endpoints("192.0.2.2:2", "192.0.2.1:1")));
        assertThat(listed).hasToString("PeerList[2 received]");
    }

    @Test
    void the_longest_answers_are_walked_in_no_time_even_when_all_hash_codes_are_the_same() {
        Effort.isSmall(() -> {
            int count = (1 << 20) / PeerList.IPV6_STRIDE;
            ByteBuffer colliding = ByteBuffer.allocate(count * PeerList.IPV6_STRIDE);
            for (int i = 0; i < count; i++) {
                long high = 0x2001_0000_0000_0000L + i;
                colliding.putLong(high).putLong(-31 * high).putShort((short) 6881);
            }
            PeerList peers = PeerList.empty().withIpv6(colliding.flip());
            assertThat(peers.toSeq().map(PeerEndpoint::hashCode).distinct()).hasSize(1);
            assertThat(peers.toSeq()).hasSize(count);
            assertThat(peers.isEmpty()).isFalse();
        });
    }
}
