package dev.herald.domain.tracker;

import static dev.herald.domain.Parsing.kindOf;
import static dev.herald.domain.Parsing.offsetOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.peer.IpAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackerUrlTest {

    private static final String LONGEST = "http://t/" + "x".repeat(TrackerUrl.LONGEST - 9);

    @Test
    void a_url_is_taken_apart() {
        TrackerUrl url =
                TrackerUrl.of("https://us%65r:pa$$@Tracker.Example.com:6969/a/announce.php?passkey=abc&x#fragment");
        assertThat(url.scheme()).isEqualTo(TrackerScheme.HTTPS);
        assertThat(url.host()).isEqualTo("tracker.example.com");
        assertThat(url.port()).isEqualTo(6969);
        assertThat(url.userInfo()).contains(Secret.of("us%65r:pa$$"));
        assertThat(url.path()).isEqualTo("/a/announce.php");
        assertThat(url.query()).contains("passkey=abc&x");
    }

    // -- META-9: what is a tracker's URL

    @ParameterizedTest
    @CsvSource({"http, HTTP", "HTTP, HTTP", "hTTps, HTTPS", "udp, UDP", "UDP, UDP", "ws, WS", "Wss, WSS"})
    void META_9_schemes_are_known_in_any_case(String written, TrackerScheme scheme) {
        assertThat(TrackerUrl.of(written + "://t:1/announce").scheme()).isEqualTo(scheme);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://t/a", "i2p://t/a", "dht://t", "httpx://t/a", "a+b.c-1://t/", "file:///etc/passwd"})
    void META_9_other_schemes_are_not_supported(String url) {
        assertThat(kindOf(TrackerUrl.parse(url))).isEqualTo(ErrorKind.UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "announce",
                "t/announce",
                "//t/announce",
                "://t/announce",
                "http:/t/announce",
                "http//t",
                "1http://t/",
                "-://t/",
                "ht%74p://t/",
                "ﬀtp://t/",
                "/announce?u=http://t/",
                "http:t://x/",
                "mailto:me",
                "http:\\\\t\\announce"
            })
    void META_9_a_text_without_a_scheme_is_no_url(String text) {
        assertThat(offsetOf(TrackerUrl.parse(text))).isZero();
    }

    @Test
    void META_9_white_space_around_a_url_is_trimmed_but_counts_in_offsets() {
        assertThat(TrackerUrl.of(" \t\r\n http://t/announce \n").reveal()).isEqualTo("http://t/announce");
        assertThat(offsetOf(TrackerUrl.parse("\n  http://t:0/ "))).isEqualTo(12);
        assertThat(offsetOf(TrackerUrl.parse(" \t nonsense"))).isEqualTo(3);
        assertThat(offsetOf(TrackerUrl.parse("   "))).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ", "\t", "\n", "\r", "\0", "\u001b", "\u001f", "\u007f", "\u0080", "\u0085", "\u009f", "\ud83d",
                "\ude00"
            })
    void META_9_spaces_and_control_characters_make_a_url_invalid_wherever_they_stand(String character) {
        assertThat(offsetOf(TrackerUrl.parse("http://t/a" + character + "b"))).isEqualTo(10);
        assertThat(offsetOf(TrackerUrl.parse("http://t" + character + "t/"))).isEqualTo(8);
        assertThat(offsetOf(TrackerUrl.parse("ht" + character + "tp://t/"))).isEqualTo(2);
        assertThat(offsetOf(TrackerUrl.parse("http://t/?a" + character + "b"))).isEqualTo(11);
        assertThat(offsetOf(TrackerUrl.parse("http://t/#a" + character + "b"))).isEqualTo(11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*http://t/announce", "* http://t/announce", "*", " *udp://t:80"})
    void META_9_a_leading_star_marks_a_disabled_tracker(String url) {
        assertThat(kindOf(TrackerUrl.parse(url))).isEqualTo(ErrorKind.UNSUPPORTED);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP://Tracker.Example:80/announce, http://tracker.example/announce",
        "https://t:443/announce, https://t/announce",
        "ws://t:80, ws://t",
        "wss://t:443/a, WSS://T/a",
        "http://t:0080/announce, http://t/announce",
        "http://t:/announce, http://t/announce",
        "http://t/announce#one, http://t/announce#two",
        "http://me@t/announce, http://you:too@t/announce",
        "http://[2001:DB8:0:0::1]/announce, http://[2001:db8::1]:80/announce",
        "http://[::ffff:192.0.2.1]/announce, http://192.0.2.1/announce",
        "http://bücher.example/, http://xn--bcher-kva.example/",
    })
    void META_9_the_same_tracker_in_two_spellings_is_one(String one, String other) {
        assertThat(TrackerUrl.of(one)).isEqualTo(TrackerUrl.of(other)).hasSameHashCodeAs(TrackerUrl.of(other));
        assertThat(TrackerUrl.of(one)).isEqualByComparingTo(TrackerUrl.of(other));
        assertThat(TrackerUrl.of(one).normalised()).isEqualTo(TrackerUrl.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "http://t/announce, https://t/announce",
        "http://t:443/announce, https://t:443/announce",
        "http://t/announce, ws://t/announce",
        "http://t/announce, http://t:81/announce",
        "http://t/announce, http://u/announce",
        "http://t/announce, http://t/announce/",
        "http://t/announce, http://t/Announce",
        "http://t/announce, http://t//announce",
        "http://t/announce, http://t/ann%6Funce",
        "http://t/announce, http://t/announce?",
        "http://t/announce?a, http://t/announce?b",
        "http://t/announce?a, http://t/announce?a&",
        "http://t, http://t/",
    })
    void META_9_the_path_and_the_query_are_never_altered_so_other_spellings_of_them_are_other_trackers(
            String one, String other) {
        assertThat(TrackerUrl.of(one)).isNotEqualTo(TrackerUrl.of(other));
        assertThat(TrackerUrl.of(one).compareTo(TrackerUrl.of(other))).isNotZero();
        assertThat(Integer.signum(TrackerUrl.of(one).compareTo(TrackerUrl.of(other))))
                .isEqualTo(-Integer.signum(TrackerUrl.of(other).compareTo(TrackerUrl.of(one))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a_b.example/announce",
                "http://t/a|b/announce",
                "http://t/%zz%/announce?%",
                "http://t/\"'<>{}^`\\/announce?\"'<>\\|[]",
                "http://t/äöü/漢字/announce?ß=\ud83d\ude00",
                "http://t//../././announce",
                "http://t/announce;a=b:c@d,e",
                "http://t/announce??a=b?c",
                "http://t?a/b",
                "http://t",
                "http://t#a/b?c",
                "http://T:80/announce",
                "HTTPS://t/announce#",
                "udp://u_1.t:6969",
            })
    void META_9_what_real_trackers_use_is_kept_as_it_was_written(String written) {
        assertThat(TrackerUrl.of(written).reveal()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "http://t '' -",
                "http://t/ / -",
                "http://t/announce? /announce ''",
                "http://t/announce?? /announce ?",
                "http://t?a/b '' a/b",
                "http://t#a/b?c '' -",
                "http://t/a#?b /a -",
                "http://t/a?b#c?d#e /a b",
                "http://t//a//b //a//b -",
                "http://t/%2f%2F%zz /%2f%2F%zz -",
            })
    void path_and_query_are_what_stands_there(String url, String path, String query) {
        assertThat(TrackerUrl.of(url).path()).isEqualTo(path);
        assertThat(TrackerUrl.of(url).query().getOrElse("-")).isEqualTo(query);
    }

    // -- the host

    @ParameterizedTest
    @CsvSource({
        "http://t/, t",
        "http://TRACKER.Example/, tracker.example",
        "http://a_b.example/, a_b.example",
        "http://_t._tcp.example/, _t._tcp.example",
        "http://tracker.example./, tracker.example.",
        "http://1337x.example/, 1337x.example",
        "http://3.14.example/, 3.14.example",
        "http://192.0.2.1/, 192.0.2.1",
        "http://255.255.255.255/, 255.255.255.255",
        "http://[::1]/, ::1",
        "http://[2001:DB8:0:0:0::1]:6969/, 2001:db8::1",
        "http://[::ffff:192.0.2.1]/, 192.0.2.1",
        "http://bücher.example/, xn--bcher-kva.example",
        "http://BÜCHER.example/, xn--bcher-kva.example",
        "http://例え.テスト/, xn--r8jz45g.xn--zckzah",
        "http://t。example/, t.example",
        "http://ｔ.example/, t.example",
        "http://１２７.0.0.1/, 127.0.0.1",
    })
    void IPV6_6_a_host_is_a_name_in_ascii_or_an_address_without_brackets(String url, String host) {
        assertThat(TrackerUrl.of(url).host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                ".t",
                "t..u",
                "-t",
                "t-",
                "a.-b.c",
                "t%2fu",
                "t%00",
                "t\\u",
                "t|u",
                "t'u",
                "t,u",
                "t!u",
                "t*",
                "(t)",
                "a℀b",
                "t／u",
                "xn--\u00fc",
                "\u00ad",
                "1",
                "123",
                "2130706433",
                "1.2.3",
                "127.1",
                "1.2.3.4.5",
                "256.1.1.1",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.04",
                "1.2.3.4.",
                "0x7f.1",
                "0x7f000001",
                "t.0x",
                "t.0xa",
                "tracker.example.1",
                "１２７.1"
            })
    void what_is_no_host_is_refused_where_it_begins(String host) {
        assertThat(offsetOf(TrackerUrl.parse("http://" + host + "/announce"))).isEqualTo(7);
        assertThat(offsetOf(TrackerUrl.parse("udp://user@" + host + ":80"))).isEqualTo(11);
    }

    @Test
    void a_host_has_labels_of_up_to_63_and_253_characters_in_all() {
        String label = "a".repeat(63);
        String longest = label + "." + label + "." + label + "." + "a".repeat(61);
        assertThat(TrackerUrl.of("http://" + longest + "/").host()).isEqualTo(longest);
        assertThat(offsetOf(TrackerUrl.parse("http://" + longest + "a/"))).isEqualTo(7);
        assertThat(offsetOf(TrackerUrl.parse("http://" + label + "a.example/"))).isEqualTo(7);
        assertThat(offsetOf(TrackerUrl.parse("http://" + "ü".repeat(63) + ".example/")))
                .isEqualTo(7);
        assertThat(offsetOf(TrackerUrl.parse("http://" + "a.".repeat(4000) + "/")))
                .isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]", "[:]", "[1]", "[192.0.2.1]", "[fe80::1%eth0]", "[fe80::1%25eth0]", "[::1%]", "[:::]",
                        "[1:2:3:4:5:6:7]",
                "[1:2:3:4:5:6:7:8:9]", "[::1::]", "[12345::]", "[::g]", "[[::1]]", "[::1.2.3]", "[::256.1.1.1]",
                        "[1.2.3.4::]", "[v1.a:b]"
            })
    void IPV6_6_what_is_no_address_between_brackets_zones_included_is_refused(String host) {
        assertThat(offsetOf(TrackerUrl.parse("http://" + host + "/announce"))).isEqualTo(7);
    }

    @Test
    void IPV6_6_brackets_are_closed_and_only_a_port_follows() {
        assertThat(offsetOf(TrackerUrl.parse("http://[::1/announce"))).isEqualTo(11);
        assertThat(offsetOf(TrackerUrl.parse("http://[::1/announce]"))).isEqualTo(11);
        assertThat(offsetOf(TrackerUrl.parse("http://[::1]x/announce"))).isEqualTo(12);
        assertThat(offsetOf(TrackerUrl.parse("http://[::1]x80/announce"))).isEqualTo(12);
        assertThat(offsetOf(TrackerUrl.parse("http://[::1].example:80/announce")))
                .isEqualTo(12);
        assertThat(offsetOf(TrackerUrl.parse("http://::1/announce"))).isEqualTo(7);
        assertThat(offsetOf(TrackerUrl.parse("http://2001:db8::1/announce"))).isEqualTo(7);
    }

    // -- the user

    @ParameterizedTest
    @CsvSource({
        "http://me@t/, me",
        "http://me:secret@t/, me:secret",
        "http://me@home:a@b@t/, me@home:a@b",
        "http://@t/, ''",
        "http://:@t/, :",
        "http://a[b]c:@t/, a[b]c:",
        "http://m%40e:%zz@t/, m%40e:%zz",
    })
    void the_user_ends_at_the_last_at(String url, String userInfo) {
        assertThat(TrackerUrl.of(url).userInfo()).contains(Secret.of(userInfo));
        assertThat(TrackerUrl.of(url).host()).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://t/@", "http://t/a@b", "http://t?a@b", "http://t#a@b", "http://t"})
    void an_at_behind_the_host_is_no_user(String url) {
        assertThat(TrackerUrl.of(url).userInfo()).isEmpty();
        assertThat(TrackerUrl.of(url).host()).isEqualTo("t");
    }

    // -- the port

    @ParameterizedTest
    @CsvSource({
        "http://t/, 80",
        "https://t/, 443",
        "ws://t, 80",
        "wss://t, 443",
        "http://t:/, 80",
        "https://[::1]:/, 443"
    })
    void META_11_a_missing_port_is_the_default_of_the_scheme(String url, int port) {
        assertThat(TrackerUrl.of(url).port()).isEqualTo(port);
    }

    @ParameterizedTest
    @CsvSource({
        "udp://t/announce, 7",
        "udp://t, 7",
        "udp://t:, 8",
        "udp://t:/announce, 8",
        "udp://[::1]/, 11",
        "udp://me@t, 10"
    })
    void META_11_a_udp_url_must_name_its_port(String url, int offset) {
        assertThat(offsetOf(TrackerUrl.parse(url))).isEqualTo(offset);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "65535, 65535", "00080, 80", "0000000000000000000000080, 80"})
    void a_port_is_1_to_65535(String written, int port) {
        assertThat(TrackerUrl.of("udp://t:" + written).port()).isEqualTo(port);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 9",
        "00, 9",
        "65536, 9",
        "99999, 9",
        "4294967376, 9",
        "18446744073709551696, 9",
        "-1, 9",
        "+80, 9",
        "8x, 10",
        "80:90, 11",
        "8０, 10",
        "0x50, 10",
        "80%20, 11",
        "٨, 9"
    })
    void a_port_that_is_none_is_refused_where_it_goes_wrong(String written, int offset) {
        assertThat(offsetOf(TrackerUrl.parse("http://t:" + written + "/announce")))
                .isEqualTo(offset);
    }

    // -- length, bytes, doors

    @Test
    void a_url_has_at_most_8192_characters() {
        assertThat(TrackerUrl.of("  " + LONGEST + "  ").reveal()).hasSize(8192);
        assertThat(offsetOf(TrackerUrl.parse(LONGEST + "x"))).isEqualTo(8192);
        assertThat(offsetOf(TrackerUrl.parse("x".repeat(10_000_000)))).isEqualTo(8192);
    }

    @Test
    void bytes_are_read_as_utf_8() {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode("xhttp://t/ü/announcex");
        bytes.position(1).limit(bytes.limit() - 1);
        assertThat(TrackerUrl.parse(bytes)).containsExactly(TrackerUrl.of("http://t/ü/announce"));
        assertThat(bytes.position()).as("the buffer stays where it is").isEqualTo(1);
    }

    @Test
    void bytes_that_are_no_utf_8_are_percent_encoded_and_every_value_above_0x7f_survives() {
        for (int value = 0x80; value < 0x100; value++) {
            byte[] bytes = "http://t/a?b".getBytes(StandardCharsets.US_ASCII);
            bytes[9] = (byte) value;
            bytes[11] = (byte) value;
            TrackerUrl url =
                    TrackerUrl.parse(ByteBuffer.wrap(bytes).asReadOnlyBuffer()).get();
            assertThat(url.path()).isEqualTo(String.format("/%%%02X", value));
            assertThat(url.query()).contains(String.format("%%%02X", value));
        }
    }

    @Test
    void bytes_below_0x80_are_what_they_are() {
        for (int value = 0x21; value < 0x7f; value++) {
            byte[] bytes = "http://t/p?q_".getBytes(StandardCharsets.US_ASCII);
            bytes[12] = (byte) value;
            assertThat(TrackerUrl.parse(ByteBuffer.wrap(bytes)).get().reveal())
                    .isEqualTo("http://t/p?q" + (char) value);
        }
        assertThat(offsetOf(TrackerUrl.parse(ByteBuffer.wrap(new byte[] {'h', 0}))))
                .isEqualTo(1);
        assertThat(offsetOf(TrackerUrl.parse(ByteBuffer.allocate(0)))).isZero();
        assertThat(offsetOf(
                        TrackerUrl.parse(ByteBuffer.wrap(new byte[] {'h', 't', 't', 'p', ':', '/', '/', (byte) 0xFF}))))
                .as("no host has such bytes")
                .isEqualTo(7);
    }

    @Test
    void what_you_typed_wrong_throws_without_repeating_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrackerUrl.of("http://t:x/0123456789abcdef0123456789abcdef/announce"))
                .withMessageNotContaining("0123456789abcdef");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP://Me@T.Example:80/Announce?A#b, http://Me@t.example/Announce?A",
        "http://t, http://t",
        "http://t?, http://t?",
        "https://[2001:DB8::0001]:443, https://[2001:db8::1]",
        "udp://T:80/, udp://t:80/",
        "wss://t:80/, wss://t:80/",
        "http://[::ffff:1.2.3.4]:8080/, http://1.2.3.4:8080/",
    })
    void normalised_is_lower_case_without_default_port_and_fragment(String written, String normalised) {
        assertThat(TrackerUrl.of(written).normalised().reveal()).isEqualTo(normalised);
    }

    @Test
    void a_url_prints_without_its_secrets() {
        TrackerUrl url =
                TrackerUrl.of("http://me:pw@t:6969/0123456789abcdef0123456789abcdef/announce?passkey=abc#frag");
        assertThat(url).hasToString("http://***@t:6969/***/announce?passkey=***#frag");
        assertThat(url.reveal())
                .isEqualTo("http://me:pw@t:6969/0123456789abcdef0123456789abcdef/announce?passkey=abc#frag");
    }

    @Test
    void a_host_that_is_an_address_is_told_as_one() {
        assertThat(TrackerUrl.of("http://t/announce").address()).isEmpty();
        assertThat(TrackerUrl.of("http://192.0.2.1/announce").address()).isEqualTo(IpAddress.parse("192.0.2.1"));
        assertThat(TrackerUrl.of("http://[2001:db8::1]/announce").address()).isEqualTo(IpAddress.parse("2001:db8::1"));
    }
}
