package dev.herald.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class AddressWordsTest {

    @Test
    void addresses_are_short_and_ipv6_has_brackets_before_a_port() throws UnknownHostException {
        InetSocketAddress four = new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 80);
        InetSocketAddress six = new InetSocketAddress(InetAddress.getByName("2001:db8:0:0::1"), 6969);

        assertThat(AddressWords.host(four)).isEqualTo("192.0.2.1");
        assertThat(AddressWords.hostAndPort(four)).isEqualTo("192.0.2.1:80");
        assertThat(AddressWords.host(six)).isEqualTo("2001:db8::1");
        assertThat(AddressWords.hostAndPort(six)).isEqualTo("[2001:db8::1]:6969");
    }

    @Test
    void what_is_not_resolved_keeps_its_name_and_other_sockets_are_as_they_say() {
        assertThat(AddressWords.hostAndPort(InetSocketAddress.createUnresolved("tracker.test", 80)))
                .isEqualTo("tracker.test:80");
        assertThat(AddressWords.hostAndPort(UnixDomainSocketAddress.of("socket")))
                .isEqualTo("socket");
    }

    @Test
    void addresses_are_no_names() {
        assertThat(AddressWords.isName("tracker.test")).isTrue();
        assertThat(AddressWords.isName("192.0.2.1")).isFalse();
        assertThat(AddressWords.isName("::1")).isFalse();
    }
}
