package dev.herald.domain.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeerEndpointTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1:6881, 192.0.2.1:6881",
        "[2001:db8::1]:6881, [2001:db8::1]:6881",
        "[2001:DB8:0::1]:06881, [2001:db8::1]:6881",
        "[::ffff:192.0.2.1]:1, 192.0.2.1:1",
        "peer.example.org:6883, peer.example.org:6883",
        "Peer.Example:0, peer.example:0",
        "bücher.example:65535, xn--bcher-kva.example:65535",
    })
    void MAG_6_is_read_from_a_host_and_a_port(String text, String endpoint) {
        assertThat(PeerEndpoint.parse(text).map(PeerEndpoint::toString)).contains(endpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "host",
                "host:",
                ":80",
                "host:65536",
                "host:99999",
                "host:100000",
                "host:-1",
                "host:+1",
                "host:8x",
                "host: 80",
                " host:80",
                "host:80 ",
                "2001:db8::1:6881",
                "[2001:db8::1]",
                "[2001:db8::1]6881",
                "[host]:80",
                "[192.0.2.1]:80",
                "[fe80::1%lo]:80",
                "[[::1]]:80",
                "256.1.1.1:80",
                "host:８０",
                "a b:80",
                "host:80\n"
            })
    void MAG_6_anything_else_is_none(String text) {
        assertThat(PeerEndpoint.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void a_port_that_is_none_is_our_own_mistake(int port) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PeerEndpoint(IpAddress.ofIpv4(1), port));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1:0, true",
        "0.0.0.0:1, true",
        "[::]:1, true",
        "224.0.0.1:1, true",
        "255.255.255.255:1, true",
        "[ff02::1]:1, true",
        "host:0, true",
        "192.0.2.1:1, false",
        "[2001:db8::1]:65535, false",
        "host:1, false",
        "127.0.0.1:1, false",
        "10.0.0.1:1, false"
    })
    void HTTP_R13_nobody_listens_at_port_0_or_at_an_address_of_nobody_or_of_many(String text, boolean unusable) {
        assertThat(PeerEndpoint.parse(text).get().isUnusable()).isEqualTo(unusable);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8::1, 2001:db8::1",
        "[2001:db8::1], 2001:db8::1",
        "peer.example.org, peer.example.org",
        "PEER, peer",
        "peer_1.example, peer_1.example",
        "peer.example., peer.example.",
        "a--b.example, a--b.example",
    })
    void HTTP_R8_a_host_is_an_address_with_or_without_brackets_or_a_name(String text, String host) {
        assertThat(PeerHost.parse(text).map(PeerHost::toString)).contains(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "-",
                "a b",
                "a/b",
                "a@b",
                "a:b",
                "[a]",
                "[1.2.3.4]",
                "1.2.3",
                "1",
                "0x7f.1",
                "256.1.1.1",
                "01.2.3.4",
                "\0",
                "a\n",
                "a\u001b",
                "%41",
                "*.a",
                "ﷺ",
                "a..b",
                ".a"
            })
    void HTTP_R9_what_fails_host_name_validation_is_none(String text) {
        assertThat(PeerHost.parse(text)).isEmpty();
    }

    @Test
    void HTTP_R9_a_name_is_handed_on_unresolved() {
        assertThat(PeerHost.parse("no-such-host.invalid"))
                .containsExactly(HostName.parse("no-such-host.invalid").get());
        assertThat(HostName.parse("A.Example")).isEqualTo(HostName.parse("a.example"));
        assertThat(HostName.parse("a.example").get())
                .hasSameHashCodeAs(HostName.parse("A.EXAMPLE").get())
                .isNotEqualTo(HostName.parse("b.example").get());
    }
}
