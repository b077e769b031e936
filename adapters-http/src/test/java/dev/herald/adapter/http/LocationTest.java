package dev.herald.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.tracker.TrackerUrl;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP-T4: where redirects lead. */
class LocationTest {

    private static final Destination BASE =
            Destination.verbatim(TrackerUrl.of("http://a:81/b/c/d;p?q=1&info_hash=%12"));

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                // RFC 3986, 5.4.1, as far as http goes
                "g http://a:81/b/c/g",
                "./g http://a:81/b/c/g",
                "g/ http://a:81/b/c/g/",
                "/g http://a:81/g",
                "//g http://g:80/",
                "?y http://a:81/b/c/d;p?y",
                "g?y http://a:81/b/c/g?y",
                "g;x=1/../y http://a:81/b/c/y",
                ". http://a:81/b/c/",
                "./ http://a:81/b/c/",
                ".. http://a:81/b/",
                "../ http://a:81/b/",
                "../g http://a:81/b/g",
                "../.. http://a:81/",
                "../../g http://a:81/g",
                // 5.4.2
                "../../../g http://a:81/g",
                "/../g http://a:81/g",
                "/./g http://a:81/g",
                "g. http://a:81/b/c/g.",
                "..g http://a:81/b/c/..g",
                "./../g http://a:81/b/g",
                "g/./h http://a:81/b/c/g/h",
                "g/../h http://a:81/b/c/h",
                "g?y/./x http://a:81/b/c/g?y/./x",
                "g#s http://a:81/b/c/g",
                // what trackers add
                "http://other/x?info_hash=%12 http://other:80/x?info_hash=%12",
                "HTTPS://Other/x https://other:443/x",
                "http://o:8080/a|b'%zz[]?{\"} http://o:8080/a|b'%zz[]?{\"}",
                "/a//b http://a:81/a//b",
                "http://o/x/../y http://o:80/x/../y",
                "//o:82?x http://o:82/?x",
            })
    void leads_on(String location, String where) {
        Destination next = Location.resolve(BASE, location).get();

        assertThat(next.origin().url() + new String(next.target(), StandardCharsets.ISO_8859_1))
                .isEqualTo(where);
    }

    @Test
    void spaces_are_encoded_and_other_bytes_kept() {
        assertThat(target("  /a b\u00c3\u00a4 ")).isEqualTo("/a%20b\u00c3\u00a4");
        assertThat(target("/\u00e4")).isEqualTo("/%E4");
    }

    @Test
    void nothing_at_all_leads_to_the_same_place() {
        assertThat(Location.resolve(BASE, "").get()).isEqualTo(BASE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "udp://t:80/announce",
                "ftp://t/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "ws://t/",
                "data:,d"
            })
    void other_schemes_are_blocked(String location) {
        assertThat(Location.resolve(BASE, location).getLeft().kind()).isEqualTo(ErrorKind.BLOCKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "http:///x", "http://a:b/", "http://[::1/", "http:x", "//", "/\u0001"})
    void what_is_no_url_is_malformed(String location) {
        assertThat(Location.resolve(BASE, location).getLeft().kind()).isEqualTo(ErrorKind.MALFORMED);
    }

    private static String target(String location) {
        return new String(Location.resolve(BASE, location).get().target(), StandardCharsets.ISO_8859_1);
    }
}
