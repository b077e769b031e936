package dev.herald.domain.torrent;

import static dev.herald.domain.Parsing.offsetOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.Effort;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TrackerUrl;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MagnetLinkTest {

    private static final String IH1 = "123456789abcdef123456789abcdef123456789a";
    private static final String IH1_BASE32 = "CI2FM6E2XTPPCI2FM6E2XTPPCI2FM6E2";
    private static final String XT = "magnet:?xt=urn:btih:" + IH1;
    private static final String OTHER = "5c941662d614a9b492f518272cf4f16841292225";
    private static final String V2 = "97cfdba4cd02b8bfb50f3b765f573f20d73f934cdd1591a3c1333aafda95c436";

    private static MagnetLink read(String link) {
        return MagnetLink.parse(link).getOrElseThrow(error -> new AssertionError(error.message()));
    }

    private static void assertNamesOnlyIh1(String link) {
        assertThat(read(link).swarms()).isEqualTo(Swarms.of(InfoHash.ofHex(IH1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "magnet:?xt=urn:btih:" + IH1,
                "magnet:/?xt=urn:btih:" + IH1,
                "magnet:///?xt=urn:btih:" + IH1,
                "MAGNET:?xt=urn:btih:" + IH1,
                "magnet:?XT=urn:btih:" + IH1,
                "magnet:?xt.1=urn:btih:" + IH1,
                "magnet:?Xt.27=urn:btih:" + IH1,
                "magnet:?dn=x&xt=urn:btih:" + IH1,
                "magnet:?&&xt=urn:btih:" + IH1 + "&&",
                " magnet:?xt=urn:btih:" + IH1 + "\n",
            })
    void MAG_1_tolerates_slashes_case_and_numbers(String link) {
        assertNamesOnlyIh1(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "magnet",
                "magnet:",
                "magnet:xt=urn:btih:" + IH1,
                "http://t/?xt=urn:btih:" + IH1,
                IH1,
                "magnet:/x/?xt=" + IH1
            })
    void MAG_1_is_no_magnet_link(String text) {
        assertThat(offsetOf(MagnetLink.parse(text))).isZero();
    }

    @Test
    void MAG_1_a_text_says_of_itself_whether_it_is_a_magnet_link() {
        assertThat(MagnetLink.isMagnet("magnet:?")).isTrue();
        assertThat(MagnetLink.isMagnet("Magnet:whatever")).isTrue();
        assertThat(MagnetLink.isMagnet("magne")).isFalse();
        assertThat(MagnetLink.isMagnet("http://t/magnet:?")).isFalse();
    }

    @Test
    void MAG_2_forty_hex_digits_and_thirty_two_base32_characters_in_either_case_are_the_same_hash() {
        assertNamesOnlyIh1("magnet:?xt=urn:btih:" + IH1.toUpperCase(Locale.ROOT));
        assertNamesOnlyIh1("magnet:?xt=urn:btih:" + IH1_BASE32);
        assertNamesOnlyIh1("magnet:?xt=urn:btih:" + IH1_BASE32.toLowerCase(Locale.ROOT));
        assertNamesOnlyIh1("magnet:?xt=URN:BTIH:" + IH1);
    }

    @Test
    void MAG_2_the_xt_itself_may_be_percent_encoded() {
        assertNamesOnlyIh1("magnet:?xt=urn%3Abtih%3A" + IH1);
        assertNamesOnlyIh1("magnet:?xt=urn%3abtih%3a%31" + IH1.substring(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789abcdef123456789abcdef123456789",
                "123456789abcdef123456789abcdef123456789ab",
                "g23456789abcdef123456789abcdef123456789a",
                "CI2FM6E2XTPPCI2FM6E2XTPPCI2FM6E",
                "CI2FM6E2XTPPCI2FM6E2XTPPCI2FM6E22",
                "CI2FM6E2XTPPCI2FM6E2XTPPCI2FM6E1",
                "CI2FM6E2XTPPCI2FM6E2XTPPCI2FM6E=",
                "",
            })
    void MAG_2_any_other_length_or_alphabet_is_refused_where_its_xt_stands(String hash) {
        assertThat(offsetOf(MagnetLink.parse("magnet:?dn=a&xt=urn:btih:" + hash)))
                .isEqualTo(13);
        assertThat(offsetOf(MagnetLink.parse("\t magnet:?dn=a&xt=urn:btih:" + hash)))
                .isEqualTo(15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ß", "ſ", "ı", "Ａ", "\uFFFF"})
    void MAG_2_no_letter_beyond_ascii_is_folded_into_base32(String letter) {
        assertThat(MagnetLink.parse("magnet:?xt=urn:btih:" + letter.repeat(32)).isLeft())
                .isTrue();
        assertThat(MagnetLink.parse("magnet:?xt=urn:btih:" + IH1_BASE32.replace("I", letter))
                        .isLeft())
                .isTrue();
    }

    @Test
    void MAG_2_one_bad_xt_does_not_spoil_a_good_one() {
        assertNamesOnlyIh1("magnet:?xt=urn:btih:12&xt=urn:btih:" + IH1);
        assertNamesOnlyIh1("magnet:?xt.1=urn:btih:" + IH1 + "&xt.2=urn:btmh:1114ab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "magnet:?",
                "magnet:?dn=name",
                "magnet:?xt=",
                "magnet:?xt",
                "magnet:?xt=urn:sha1:ABC",
                "magnet:?xt=urn:ed2k:31D6CFE0D16AE931B73C59D7E0C089C0"
            })
    void MAG_2_xt_is_mandatory_and_only_those_of_bittorrent_count(String link) {
        assertThat(MagnetLink.parse(link).isLeft()).isTrue();
    }

    @Test
    void MAG_2_an_xt_of_another_network_is_passed_over() {
        assertNamesOnlyIh1("magnet:?xt=urn:sha1:YNCKHTQCWBTRNJIV4WNAE52SJUQCZO5C&xt=urn:btih:" + IH1);
    }

    @Test
    void MAG_3_a_multihash_names_a_version_2_swarm() {
        MagnetLink link = read("magnet:?xt=urn:btmh:1220" + V2);
        assertThat(link.swarms().v1()).isEmpty();
        assertThat(link.swarms().v2().map(InfoHashV2::hex)).contains(V2);
        assertThat(link.toTorrent().announceHashes().map(InfoHash::hex))
                .containsExactly("97cfdba4cd02b8bfb50f3b765f573f20d73f934c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1114" + OTHER,
                "1320" + V2,
                "1221" + V2,
                "1220",
                "1220" + V2 + "00",
                "1220" + OTHER,
                V2,
                "12 20" + V2
            })
    void MAG_3_only_sha2_256_of_32_bytes_is_taken(String multihash) {
        assertThat(offsetOf(MagnetLink.parse("magnet:?xt=urn:btmh:" + multihash)))
                .isEqualTo(8);
    }

    @Test
    void MAG_4_one_of_each_is_a_hybrid() {
        MagnetLink link = read("magnet:?xt=urn:btih:35d2a016b7a7ab8c29f23b5806db5ca43d50f762"
                + "&xt=urn:btmh:12203203319946304d79e6579249e88e4c9278b1ddfa613c13189cc4369d06297ad6");
        assertThat(link.swarms().isHybrid()).isTrue();
        assertThat(link.toTorrent().announceHashes().map(InfoHash::hex))
                .containsExactly(
                        "35d2a016b7a7ab8c29f23b5806db5ca43d50f762", "3203319946304d79e6579249e88e4c9278b1ddfa");
    }

    @Test
    void MAG_4_two_different_swarms_of_one_version_are_refused_at_the_second() {
        assertThat(offsetOf(MagnetLink.parse(XT + "&xt=urn:btih:" + OTHER))).isEqualTo(XT.length() + 1);
        String v2 = "magnet:?xt=urn:btmh:1220" + V2;
        assertThat(offsetOf(MagnetLink.parse(v2 + "&xt.2=urn:btmh:1220" + V2.replace('9', '8'))))
                .isEqualTo(v2.length() + 1);
    }

    @Test
    void MAG_4_the_same_swarm_twice_is_one_in_whatever_spelling() {
        assertNamesOnlyIh1(XT + "&xt=urn:btih:" + IH1);
        assertNamesOnlyIh1(XT + "&xt=urn:btih:" + IH1.toUpperCase(Locale.ROOT));
        assertNamesOnlyIh1(XT + "&xt=urn:btih:" + IH1_BASE32 + "&xt.3=urn%3Abtih%3A" + IH1);
    }

    @Test
    void MAG_5_every_tr_is_a_tier_of_its_own_in_order_and_decoded_once() {
        MagnetLink link = read(
                XT + "&tr=http%3A%2F%2Ft%2Fannounce%3Fa%3D1%26b%3D2&TR.7=udp://u:80&dn=x&tr.1=http%3A%2F%2Ft%2F%2541");
        assertThat(link.tiers()
                        .tiers()
                        .map(Tier::trackers)
                        .map(tier -> tier.map(TrackerUrl::reveal).mkString(",")))
                .containsExactly("http://t/announce?a=1&b=2", "udp://u:80", "http://t/%41");
    }

    @Test
    void MAG_5_a_tracker_named_twice_counts_once_and_an_unusable_one_not_at_all() {
        MagnetLink link =
                read(XT + "&tr=http://t/announce&tr=&tr=ftp://t/a&tr=http://t:0/&tr=HTTP://T:80/announce&tr=udp://u:1");
        assertThat(link.tiers().trackers().map(TrackerUrl::reveal)).containsExactly("http://t/announce", "udp://u:1");
    }

    @Test
    void MAG_5_bytes_of_a_tracker_that_are_no_text_stay_percent_encoded() {
        MagnetLink link = read(XT + "&tr=http%3A%2F%2Ft%2Fa%FFb%2Fannounce");
        assertThat(link.tiers().trackers().map(TrackerUrl::path)).containsExactly("/a%FFb/announce");
    }

    @ParameterizedTest
    @CsvSource({
        "a%20b+c, a b c",
        "%C3%BC, ü",
        "100%, 100%",
        "%zz%4, %zz%4",
        "%FF%FE, \uFFFD\uFFFD",
        "a=b, a=b",
        "1%2B1, 1+1",
    })
    void MAG_6_a_name_is_decoded_as_far_as_it_goes(String dn, String name) {
        assertThat(read(XT + "&dn=" + dn).name()).contains(name);
    }

    @Test
    void MAG_6_a_name_is_optional_and_the_first_counts() {
        assertThat(read(XT).name()).isEmpty();
        assertThat(read(XT + "&dn=").name()).isEmpty();
        assertThat(read(XT + "&dn=+%20").name()).isEmpty();
        assertThat(read(XT + "&dn=one&dn=two").name()).contains("one");
    }

    @Test
    void MAG_6_peers_are_handed_on_and_unreadable_ones_left_out() {
        MagnetLink link = read(XT
                + "&x.pe=peer.example.org:6883&x.pe=192.0.2.1:6881&X.PE.3=%5B2001%3Adb8%3A%3A1%5D:6882"
                + "&x.pe=2001:db8::1:6882&x.pe=host&x.pe=:1&x.pe=host:70000");
        assertThat(link.peers().map(PeerEndpoint::toString))
                .containsExactly("peer.example.org:6883", "192.0.2.1:6881", "[2001:db8::1]:6882");
    }

    @Test
    void MAG_6_unknown_parameters_are_ignored() {
        assertNamesOnlyIh1("magnet:?xl=10&as=http://x&" + XT.substring(8) + "&so=1-2&x.foo=&=&=x&novalue&x.pe");
    }

    @Test
    void MAG_7_a_link_without_a_tracker_is_valid() {
        assertThat(read(XT).tiers().isEmpty()).isTrue();
    }

    @Test
    void MAG_8_a_plus_in_a_tracker_stays_a_plus() {
        assertThat(read(XT + "&tr=http%3A%2F%2Ft%2Fa+b%2Fannounce")
                        .tiers()
                        .trackers()
                        .map(TrackerUrl::path))
                .containsExactly("/a+b/announce");
    }

    @Test
    void MAG_9_the_torrent_of_a_link_is_public_and_of_unknown_size() {
        Torrent torrent = read(XT + "&dn=name&tr=http://t/announce&xl=1000").toTorrent();
        assertThat(torrent.size()).isEmpty();
        assertThat(torrent.isPrivate()).isFalse();
        assertThat(torrent.name()).contains("name");
        assertThat(torrent.tiers().trackers()).containsExactly(TrackerUrl.of("http://t/announce"));
        assertThat(torrent.freshProgress().left()).isPositive();
    }

    @Test
    void a_fragment_is_no_part_of_the_parameters() {
        MagnetLink link = read(XT + "&dn=a#b&tr=http://t/announce");
        assertThat(link.name()).contains("a");
        assertThat(link.tiers().isEmpty()).isTrue();
        assertThat(MagnetLink.parse("magnet:?#xt=urn:btih:" + IH1).isLeft()).isTrue();
    }

    @Test
    void a_link_that_is_too_long_is_refused_and_the_longest_one_is_read() {
        String padding = "x".repeat(MagnetLink.LONGEST - XT.length() - 4);
        assertThat(read(XT + "&dn=" + padding).name().get()).hasSize(padding.length());
        assertThat(offsetOf(MagnetLink.parse(XT + "&dn=x" + padding))).isEqualTo(MagnetLink.LONGEST);
    }

    @Test
    void a_hundred_thousand_parameters_are_read_in_no_time() {
        Effort.isSmall(() -> {
            StringBuilder link = new StringBuilder(XT);
            for (int i = 0; i < 100_000; i++) {
                link.append("&a=").append(i);
            }
            assertNamesOnlyIh1(link.toString());
        });
    }

    @Test
    void fifty_thousand_trackers_are_read_in_order() {
        Effort.isSmall(() -> {
            StringBuilder link = new StringBuilder(XT);
            for (int i = 0; i < 50_000; i++) {
                link.append("&tr=udp://t:1/").append(i);
            }
            MagnetLink read = read(link.toString());
            assertThat(read.tiers().tiers()).hasSize(50_000);
            assertThat(read.tiers().trackers().last().path()).isEqualTo("/49999");
        });
    }

    @Test
    void a_mebibyte_of_separators_is_read_in_no_time() {
        Effort.isSmall(() -> {
            assertNamesOnlyIh1(XT + "&".repeat(MagnetLink.LONGEST - XT.length()));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&&=",
                "a",
                "=",
                "a=&",
                "%",
                "+",
                "&.1",
                "&a.1.1=1",
                "#",
                "&tr=",
                "&tr=*",
                "&xt=",
                "&xt=urn:btih:",
                "&x.pe=[",
                "&dn=%"
            })
    void parameters_made_of_anything_are_read_in_no_time(String bit) {
        Effort.isSmall(() -> {
            String link = XT + bit.repeat((1 << 17) / bit.length());
            assertThat(MagnetLink.parse(link)).isNotNull();
            assertThat(MagnetLink.parse(link.replaceFirst("xt", "xx"))).isNotNull();
        });
    }
}
