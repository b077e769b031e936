package dev.herald.domain.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.Tuple;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerFilterTest {

    private static final PeerEndpoint US = peer("1.2.3.4:6881");

    private static PeerEndpoint peer(String written) {
        return PeerEndpoint.parse(written).get();
    }

    private static Seq<PeerEndpoint> peers(String... written) {
        return List.of(written).map(PeerFilterTest::peer);
    }

    private static Seq<String> dropped(SiftedPeers sifted) {
        return sifted.dropped().map(each -> each.peer() + " " + each.reason());
    }

    @Test
    void HTTP_R13_everything_that_goes_is_told_with_its_reason_and_the_order_stays() {
        SiftedPeers sifted = PeerFilter.usual()
                .without(US)
                .sift(peers(
                        "8.8.8.8:1",
                        "8.8.8.8:0",
                        "0.0.0.0:1",
                        "224.0.0.1:1",
                        "1.2.3.4:6881",
                        "1.2.3.4:6882",
                        "192.168.1.1:1",
                        "8.8.8.8:1",
                        "peer.example:1",
                        "[2600::1]:1"));

        assertThat(sifted.kept()).isEqualTo(peers("8.8.8.8:1", "1.2.3.4:6882", "peer.example:1", "[2600::1]:1"));
        assertThat(dropped(sifted))
                .containsExactly(
                        "8.8.8.8:0 PORT_ZERO",
                        "0.0.0.0:1 NO_HOST",
                        "224.0.0.1:1 NO_HOST",
                        "1.2.3.4:6881 OURSELVES",
                        "192.168.1.1:1 MARTIAN",
                        "8.8.8.8:1 REPEATED");
        assertThat(sifted.counts())
                .containsExactlyInAnyOrder(
                        Tuple.of(DropReason.PORT_ZERO, 1),
                        Tuple.of(DropReason.NO_HOST, 2),
                        Tuple.of(DropReason.OURSELVES, 1),
                        Tuple.of(DropReason.MARTIAN, 1),
                        Tuple.of(DropReason.REPEATED, 1));
    }

    @Test
    void an_answer_is_looked_at_whole_although_walking_it_shows_the_usable_peers_alone() {
        PeerList answer = PeerList.empty()
                .withIpv4(ByteBuffer.wrap(HexFormat.of().parseHex("080808080001" + "080808080000" + "080808080001")));

        assertThat(answer.toSeq()).hasSize(1);
        SiftedPeers sifted = PeerFilter.usual().sift(answer);
        assertThat(sifted.kept()).isEqualTo(peers("8.8.8.8:1"));
        assertThat(dropped(sifted)).containsExactly("8.8.8.8:0 PORT_ZERO", "8.8.8.8:1 REPEATED");
    }

    @Test
    void martians_may_stay_on_a_network_of_our_own() {
        assertThat(PeerFilter.usual()
                        .withMartians()
                        .sift(peers("10.0.0.1:1", "[fd00::1]:1"))
                        .dropped())
                .isEmpty();
    }

    @Test
    void one_family_may_be_all_that_is_wanted_and_a_name_may_be_of_any() {
        Seq<PeerEndpoint> mixed = peers("8.8.8.8:1", "[2600::1]:1", "peer.example:1");

        assertThat(PeerFilter.usual().only(IpFamily.IPV6).sift(mixed).kept())
                .isEqualTo(peers("[2600::1]:1", "peer.example:1"));
        assertThat(dropped(PeerFilter.usual().only(IpFamily.IPV4).sift(mixed)))
                .containsExactly("[2600::1]:1 OTHER_FAMILY");
    }

    @Test
    void a_mapped_address_is_the_ipv4_address_it_means() {
        assertThat(dropped(PeerFilter.usual().sift(peers("[::ffff:8.8.8.8]:1", "8.8.8.8:1", "[::ffff:10.0.0.1]:1"))))
                .containsExactly("8.8.8.8:1 REPEATED", "10.0.0.1:1 MARTIAN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "169.254.169.254",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.255.255",
                "198.18.0.0",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "64:ff9b::1",
                "100::1",
                "1fff:ffff::1",
                "2001:1::1",
                "2001:db8::1",
                "2002:a00:1::1",
                "3fff:fff::1",
                "4000::1",
                "fc00::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void no_host_on_the_internet_has(String address) {
        assertThat(IpAddress.parse(address).get().isMartian()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.0.3.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "203.0.114.0",
                "223.255.255.255",
                "2000::1",
                "2001:0:1::1",
                "2001:200::1",
                "2001:db9::1",
                "2002:808:808::1",
                "2600::1",
                "3ffe:ffff::1"
            })
    void a_host_on_the_internet_may_have(String address) {
        assertThat(IpAddress.parse(address).get().isMartian()).isFalse();
    }
}
