package dev.herald.domain.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.Effort;
import dev.herald.domain.error.TrackerError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlMaskTest {

    private static final List<String> PASSKEYS = List.of(
            "0123456789abcdef0123456789abcdef",
            "PASSKEYPASSKEY12",
            "qwertyuiopasdfghjkl",
            "AbCdEfGhIjKl",
            "a1b2c3d4",
            "-_~.a1b2c3d4",
            "%61%62%63%64%65%66",
            "äöüßäöüßäöüßäöüß",
            "topsecret");

    private static final List<String> PLACES = List.of(
            "http://KEY@t/announce",
            "http://me:KEY@t/announce",
            "http://KEY:x@t/announce",
            "http://a@b:KEY@t/announce",
            "udp://KEY@t:80",
            "http://t/KEY/announce",
            "http://t/announce/KEY",
            "http://t/announce.php/KEY/",
            "http://t/a/b/KEY",
            "http://t//KEY//announce",
            "http://t:6969/KEY",
            "http://[::1]:6969/KEY/announce",
            "http://t/KEY?compact=1",
            "http://t/KEY#x",
            "http://t/passkey=KEY/announce",
            "http://t/announce;passkey=KEY",
            "http://t/announce&passkey=KEY",
            "http://t/announce&KEY",
            "http://t/announce?passkey=KEY",
            "http://t/announce?a=1&b=KEY&c=2",
            "http://t/announce?a=1;auth=KEY",
            "http://t/announce?KEY",
            "http://t/announce?KEY&x=1",
            "http://t/announce??KEY",
            "http://t/announce?a=?pk=KEY",
            "http://t/announce?a=b=KEY",
            "http://t/announce?a=/KEY",
            "http://t/announce?u=http://me:KEY@u/",
            "http://t/announce#KEY",
            "http://t#KEY",
            "http://t?KEY",
            "http://t/announce#passkey=KEY",
            "t/KEY/announce",
            "t/KEY/announce?u=http://x/",
            "tracker.example:6969/KEY/announce",
            "/KEY",
            "?passkey=KEY",
            "#KEY",
            "http:/t/KEY/announce",
            "http:///KEY/announce",
            "http:\\\\me:KEY@t\\announce",
            "me:KEY@t/announce",
            "http://me:pa/KEY@t/announce",
            "http://me:KEY/x@t/announce",
            "http://me:KEY?x@t/announce",
            "  http://t/KEY/announce  ",
            "*http://t/KEY/announce",
            "http://t/\n/KEY/announce",
            "http://t:port/KEY/announce");

    static List<String> places() {
        return PLACES;
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_planted_passkey_never_shows_and_masking_twice_changes_nothing(String place) {
        for (String passkey : PASSKEYS) {
            String url = place.replace("KEY", passkey);
            String masked = UrlMask.mask(url);
            assertThat(masked).doesNotContain(passkey).contains("***");
            assertThat(UrlMask.mask(masked)).isEqualTo(masked);
            assertThat(TrackerUrl.parse(url).fold(TrackerError::message, TrackerUrl::toString))
                    .doesNotContain(passkey);
            assertThat(TrackerUrl.parse(url).toString()).doesNotContain(passkey);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://tracker.example.com:6969/announce",
                "http://t/x/announce",
                "http://t/announce.php",
                "http://t/scrape.php",
                "http://t/announce?x2%0644",
                "http://t/announce?x=2/4",
                "http://announce.t/announce/x/announce",
                "http://t/Announce",
                "http://t/announce2.php",
                "http://t/tracker/announce?compact=1&numwant=50&event=started",
                "http://127.0.0.1:38123/announce",
                "https://[2001:db8::1]:8443/bt/announce",
                "udp://tracker.opentrackr.org:1337/announce",
                "udp://open.stealth.si:80/announce",
                "wss://tracker.webtorrent.dev",
                "http://xn--bcher-kva.example/announce",
                "http://t",
                "http://t/",
                "http://t?",
                "http://t/announce?",
                "http://t/a?b&c=&=d#e",
                "http://t/ü/announce",
                "123456789abcdef123456789abcdef123456789a",
                "announce",
                "***",
                "http://***@t/***/announce?passkey=***",
            })
    void ordinary_words_stay_readable(String url) {
        assertThat(UrlMask.mask(url)).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "http://me:pw@t:6969/announce, http://***@t:6969/announce",
        "http://t/0123456789abcdef0123456789abcdef/announce, http://t/***/announce",
        "http://t/announce/0123456789abcdef, http://t/announce/***",
        "http://t/announce?passkey=abc, http://t/announce?passkey=***",
        "http://t/announce?PassKey=abc&compact=1, http://t/announce?PassKey=***&compact=1",
        "http://t/announce?p%61sskey=abc, http://t/announce?p%61sskey=***",
        "http://t/announce?pk=a&pid=b&uid=7&auth=c&sig=d, http://t/announce?pk=***&pid=***&uid=***&auth=***&sig=***",
        "http://t/announce?passkey=, http://t/announce?passkey=",
        "http://t/announce?0123456789abcdef=1, http://t/announce?***=1",
        "http://t/a?info_hash=%124Vx&peer_id=-X&port=6881, http://t/a?info_hash=***&peer_id=***&port=6881",
        "http://t/announce#0123456789abcdef, http://t/announce#***",
        "http://me:pa/ss@t/announce, http://me:***/***@t/announce",
    })
    void only_the_secret_is_masked(String url, String shown) {
        assertThat(UrlMask.mask(url)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ttp://[8::1]:696,,wsJ,,,ttp://[8::1]:696,,,,,,,,s;:f//p@,,wd",
                "http://t//abcdefghijkl:f//p@x",
                "http://u:[@:a//b:[@:c//d:[@:e//f:[@:g/h@"
            })
    void masking_what_was_masked_changes_nothing(String text) {
        String masked = UrlMask.mask(text);

        assertThat(UrlMask.mask(masked)).isEqualTo(masked);
    }

    @Test
    void what_is_shown_is_safe_to_print() {
        assertThat(UrlMask.mask("http://t/\u202egpj/\u001b[31m/announce"))
                .isEqualTo("http://t/\uFFFDgpj/\uFFFD[31m/announce");
        assertThat(TrackerUrl.of("http://t/\u202egpj/announce")).hasToString("http://t/\uFFFDgpj/announce");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "?",
                "&",
                "=",
                "@",
                "//",
                "a",
                "//a",
                "/a@",
                "//@",
                "//:",
                "//:@",
                "//a:b/",
                "a1",
                ".",
                "?a=",
                ";=",
                "#",
                "announce",
                "/a1b2c3"
            })
    void hostile_text_takes_time_in_proportion_to_its_length(String bit) {
        Effort.isSmall(() -> {
            String hostile = bit.repeat((1 << 16) / bit.length());
            for (String start : List.of("", "http://", "http://t/?a=")) {
                assertThat(UrlMask.mask(start + hostile)).isNotNull();
                assertThat(UrlMask.mask(start + hostile + "@")).isNotNull();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "@", "//a:b"})
    void a_mebibyte_of_hostile_text_overflows_no_stack(String bit) {
        Effort.isSmall(() -> {
            assertThat(UrlMask.mask("http://" + bit.repeat((1 << 20) / bit.length())))
                    .isNotNull();
        });
    }
}
