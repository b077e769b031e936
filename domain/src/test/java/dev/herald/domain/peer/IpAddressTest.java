package dev.herald.domain.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    /** The examples of RFC 5952 sections 1, 2 and 4 among them. */
    @ParameterizedTest
    @CsvSource({
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8::1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8::0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0db8::1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:0:1::1, 2001:db8::1:0:0:1",
        "2001:DB8:0:0:1::1, 2001:db8::1:0:0:1",
        "2001:db8:aaaa:bbbb:cccc:dddd:eeee:0001, 2001:db8:aaaa:bbbb:cccc:dddd:eeee:1",
        "2001:db8:aaaa:bbbb:cccc:dddd:0:1, 2001:db8:aaaa:bbbb:cccc:dddd:0:1",
        "2001:db8:aaaa:bbbb:cccc:dddd::1, 2001:db8:aaaa:bbbb:cccc:dddd:0:1",
        "2001:db8:0:0:0::1, 2001:db8::1",
        "2001:db8:0:0::1, 2001:db8::1",
        "2001:db8::aaaa:0:0:1, 2001:db8::aaaa:0:0:1",
        "2001:db8:0:0:aaaa::1, 2001:db8::aaaa:0:0:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "0:0:0:0:0:0:0:0, ::",
        "::, ::",
        "0:0:0:0:0:0:0:1, ::1",
        "1:0:0:0:0:0:0:0, 1::",
        "1::, 1::",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "ABCD:EF01::, abcd:ef01::",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "::1.2.3.4, ::102:304",
        "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
        "0.0.0.0, 0.0.0.0",
        "192.0.2.1, 192.0.2.1",
        "255.255.255.255, 255.255.255.255",
    })
    void IPV6_6_is_read_as_in_rfc_4291_and_written_as_in_rfc_5952(String text, String written) {
        IpAddress address = IpAddress.parse(text).get();
        assertThat(address).hasToString(written);
        assertThat(IpAddress.parse(written)).contains(address);
        assertThat(address.isIpv6()).isEqualTo(text.contains(":"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::ffff:192.0.2.1",
                "::FFFF:c000:201",
                "0:0:0:0:0:ffff:192.0.2.1",
                "0000:0000:0000:0000:0000:ffff:192.0.2.1"
            })
    void HTTP_R13_IPV6_4_a_mapped_address_is_the_ipv4_address_it_means(String text) {
        IpAddress address = IpAddress.parse(text).get();
        assertThat(address).isEqualTo(IpAddress.parse("192.0.2.1").get()).hasToString("192.0.2.1");
        assertThat(address.isIpv6()).isFalse();
        assertThat(address.toByteArray()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "256.1.1.1",
                "1.2.3.256",
                "1.2.3.1000",
                "01.2.3.4",
                "1.2.3.00",
                "1.2.3.0x4",
                "-1.2.3.4",
                "+1.2.3.4",
                " 1.2.3.4",
                "1.2.3.4 ",
                "1.2.3.4\n",
                "1.2.3.４",
                "1,2,3,4",
                "16909060",
                "localhost"
            })
    void what_is_no_ipv4_address_is_none(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":",
                ":::",
                "::::",
                "1",
                "1:",
                ":1",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "1::2::3",
                "1:::2",
                "12345::",
                "00001::",
                "g::",
                "::-1",
                "::+1",
                "fe80::1%eth0",
                "fe80::1%25eth0",
                "fe80::1%",
                "[::1]",
                "::1]",
                "[::1",
                "1.2.3.4::",
                "::1.2.3.4:5",
                "1.2.3.4::1.2.3.4",
                "::1.2.3",
                "::256.1.1.1",
                "::01.2.3.4",
                "1:2:3:4:5:6:7:1.2.3.4",
                "1:2:3:4:5:1.2.3.4",
                "::ffff:1.2.3.4.5",
                ":: 1",
                "::１",
                "::1/64",
                "1:2:3:4:5:6:7:8:9:a:b:c:d:e:f:0:1:2:3:4:5:6:7"
            })
    void what_is_no_ipv6_address_is_none(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    @Test
    void a_text_of_any_length_is_refused_at_once() {
        assertThat(IpAddress.parse(":".repeat(1 << 20))).isEmpty();
        assertThat(IpAddress.parse("1.".repeat(1 << 20))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"[::1], ::1", "[2001:DB8::1], 2001:db8::1", "[::ffff:1.2.3.4], 1.2.3.4"})
    void IPV6_6_brackets_are_for_ipv6(String text, String address) {
        assertThat(IpAddress.parseBracketed(text).map(IpAddress::toString)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "]", "[]", "[:]", "::1", "[1.2.3.4]", "[[::1]]", "[::1%lo]", "[::1] ", "[host]"})
    void IPV6_6_anything_else_in_brackets_is_none(String text) {
        assertThat(IpAddress.parseBracketed(text)).isEmpty();
    }

    @Test
    void every_byte_value_survives() {
        for (int first = 0; first < 256; first++) {
            byte[] bytes = new byte[16];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (first + i);
            }
            assertThat(IpAddress.of(bytes).toByteArray()).isEqualTo(bytes);
            byte[] four = {(byte) first, (byte) (first + 1), (byte) (first + 2), (byte) (first + 3)};
            assertThat(IpAddress.of(four).toByteArray()).isEqualTo(four);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 5, 6, 15, 17, 18})
    void another_number_of_bytes_is_our_own_mistake(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> IpAddress.of(new byte[length]));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, true, false",
        "::, true, false",
        "::ffff:0.0.0.0, true, false",
        "0.0.0.1, false, false",
        "::1, false, false",
        "223.255.255.255, false, false",
        "224.0.0.0, false, true",
        "239.255.255.255, false, true",
        "240.0.0.0, false, false",
        "255.255.255.255, false, true",
        "ff00::, false, true",
        "ff02::1, false, true",
        "ffff::, false, true",
        "fe80::1, false, false",
        "::ffff:224.0.0.1, false, true",
        "::224.0.0.1, false, false",
        "10.0.0.1, false, false",
        "127.0.0.1, false, false"
    })
    void HTTP_R13_unspecified_and_multicast_addresses_are_known(String text, boolean unspecified, boolean multicast) {
        IpAddress address = IpAddress.parse(text).get();
        assertThat(address.isUnspecified()).isEqualTo(unspecified);
        assertThat(address.isMulticast()).isEqualTo(multicast);
    }

    @Test
    void the_two_families_are_never_equal() {
        IpAddress v4 = IpAddress.ofIpv4(1);
        IpAddress v6 = IpAddress.ofIpv6(0, 1);
        assertThat(v4).isNotEqualTo(v6);
        assertThat(v6)
                .isEqualTo(IpAddress.of(HexFormat.of().parseHex("00000000000000000000000000000001")))
                .hasSameHashCodeAs(IpAddress.parse("::1").get());
    }

    @Test
    void addresses_are_ordered_by_family_and_number_and_come_before_names() {
        PeerHost[] ordered = {
            PeerHost.parse("0.0.0.1").get(),
            PeerHost.parse("127.0.0.1").get(),
            PeerHost.parse("128.0.0.1").get(),
            PeerHost.parse("::1").get(),
            PeerHost.parse("7fff::").get(),
            PeerHost.parse("8000::").get(),
            PeerHost.parse("8000::1").get(),
            PeerHost.parse("a.example").get(),
            PeerHost.parse("b.example").get(),
        };
        for (int i = 0; i < ordered.length; i++) {
            for (int j = 0; j < ordered.length; j++) {
                assertThat(Integer.signum(ordered[i].compareTo(ordered[j]))).isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.0.0.0, 8, true",
        "11.1.2.3, 10.0.0.0, 8, false",
        "172.31.255.255, 172.16.0.0, 12, true",
        "172.32.0.0, 172.16.0.0, 12, false",
        "1.2.3.4, 1.2.3.4, 32, true",
        "1.2.3.5, 1.2.3.4, 32, false",
        "1.2.3.4, 200.0.0.0, 0, true",
        "fe80::1, fe80::, 10, true",
        "fec0::1, fe80::, 10, false",
        "2001:db8:0:1::, 2001:db8::, 63, true",
        "2001:db8:0:1::, 2001:db8::, 64, false",
        "1:2:3:4:8000::, 1:2:3:4::, 64, true",
        "1:2:3:4:8000::, 1:2:3:4::, 65, false",
        "2001:db8::1, 2001:db8::1, 128, true",
        "2001:db8::2, 2001:db8::1, 128, false",
        "ff::, ::, 0, true",
        "0.0.0.0, ::, 0, false",
        "::, 0.0.0.0, 0, false"
    })
    void an_address_begins_like_another_of_its_version_or_does_not(
            String address, String other, int bits, boolean expected) {
        assertThat(IpAddress.parse(address)
                        .get()
                        .beginsLike(IpAddress.parse(other).get(), bits))
                .isEqualTo(expected);
    }
}
