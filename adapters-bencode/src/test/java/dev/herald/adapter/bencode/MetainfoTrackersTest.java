package dev.herald.adapter.bencode;

import static dev.herald.adapter.bencode.TorrentFiles.V1_INFO;
import static dev.herald.adapter.bencode.TorrentFiles.fileWith;
import static dev.herald.adapter.bencode.TorrentFiles.list;
import static dev.herald.adapter.bencode.TorrentFiles.string;
import static dev.herald.adapter.bencode.TorrentFiles.tiers;
import static dev.herald.adapter.bencode.TorrentFiles.torrent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.tracker.TrackerTiers;
import io.vavr.collection.Iterator;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which trackers a torrent file names. */
class MetainfoTrackersTest {

    private static final String ANNOUNCE = "8:announce" + string("http://a/announce");

    /** The tiers of a file with that announce-list, given in bencode, and no other tracker. */
    private static Seq<Seq<String>> listed(String announceList) {
        return tiers(fileWith("13:announce-list" + announceList));
    }

    private static Seq<Seq<String>> listedBesideAnnounce(String announceList) {
        return tiers(fileWith(ANNOUNCE + "13:announce-list" + announceList));
    }

    private static Seq<String> tier(String... urls) {
        return List.of(urls);
    }

    @Test
    void META_1_announce_alone_is_the_only_tracker() {
        assertThat(tiers(fileWith(ANNOUNCE))).containsExactly(tier("http://a/announce"));
    }

    @Test
    void META_1_a_torrent_without_trackers_is_a_torrent() {
        assertThat(torrent("d4:info" + V1_INFO + "e").tiers()).isEqualTo(TrackerTiers.none());
    }

    @ParameterizedTest
    @ValueSource(strings = {"i1e", "le", "de", "0:", "3:abc", "10:gopher://a", "l9:http://a/e"})
    void META_1_an_announce_that_is_no_tracker_URL_is_none(String value) {
        assertThat(torrent(fileWith("8:announce" + value)).tiers()).isEqualTo(TrackerTiers.none());
    }

    @Test
    void META_1_tiers_and_their_trackers_keep_their_order() {
        assertThat(listed("l" + list("http://a/", "udp://b:1") + list("wss://c/") + "e"))
                .containsExactly(tier("http://a/", "udp://b:1"), tier("wss://c/"));
    }

    @Test
    void OBF_1_a_list_for_obfuscated_announces_is_ignored() {
        String obfuscated = "23:obfuscate-announce-listl" + list("http://b/") + "e";

        assertThat(tiers(fileWith(ANNOUNCE + obfuscated))).containsExactly(tier("http://a/announce"));
        assertThat(torrent("d" + obfuscated + "4:info" + V1_INFO + "e").tiers()).isEqualTo(TrackerTiers.none());
    }

    @Test
    void META_2_an_announce_list_makes_announce_void() {
        assertThat(listedBesideAnnounce("l" + list("http://b/announce") + "e"))
                .containsExactly(tier("http://b/announce"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "le",
                "llee",
                "llelee",
                "ll0:ee",
                "ll3:   ee",
                "li1ei2ee",
                "ldee",
                "l0:e",
                "de",
                "i1e",
                "0:",
                "9:http://b/",
                "ll10:gopher://b11:magnet:?a=bee",
                "ll10:*http://b/ee"
            })
    void META_3_an_announce_list_that_yields_no_tracker_falls_back_to_announce(String announceList) {
        assertThat(listedBesideAnnounce(announceList)).containsExactly(tier("http://a/announce"));
    }

    @Test
    void META_9_white_space_around_a_URL_is_trimmed() {
        assertThat(listed("l" + list(" \t\r\nhttp://b/announce \n") + "e")).containsExactly(tier("http://b/announce"));
    }

    @Test
    void META_9_schemes_are_read_in_any_case_and_others_are_skipped() {
        assertThat(listed("l" + list("gopher://x/", "HTTP://b/", "ftp://y/", "Udp://c:1", "i2p://z") + "e"))
                .containsExactly(tier("HTTP://b/", "Udp://c:1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://b/a b", "http://b/\u0000", "http://b/\u007f", "http://b/\n/x", "http://b\t/"})
    void META_9_control_characters_and_spaces_make_a_URL_invalid(String url) {
        assertThat(listed("l" + list(url, "http://c/") + "e")).containsExactly(tier("http://c/"));
    }

    @Test
    void META_9_the_same_tracker_is_taken_once_and_paths_are_left_alone() {
        assertThat(listed("l"
                        + list("http://b/announce", "HTTP://B:80/announce", "http://b/announce/", "http://b/Announce")
                        + list("http://b/announce", "http://c/")
                        + list("http://b:80/announce")
                        + "e"))
                .containsExactly(
                        tier("http://b/announce", "http://b/announce/", "http://b/Announce"), tier("http://c/"));
    }

    @Test
    void META_9_a_leading_star_disables_a_tracker() {
        assertThat(listed("l" + list("*http://b/", "http://c/") + "e")).containsExactly(tier("http://c/"));
    }

    @Test
    void META_9_bytes_that_are_not_UTF_8_are_percent_encoded_and_others_kept() {
        assertThat(listed("l" + list("http://b/\u00ff\u00fe?x=%zz|{}", "http://c/\u00c3\u00a9") + "e"))
                .containsExactly(tier("http://b/%FF%FE?x=%zz|{}", "http://c/\u00e9"));
    }

    @Test
    void META_10_a_bare_string_is_a_tier_of_its_own() {
        assertThat(listed("l" + string("http://b/") + string("http://c/") + "e"))
                .containsExactly(tier("http://b/"), tier("http://c/"));
    }

    @Test
    void META_10_what_is_no_string_is_skipped_and_empty_tiers_are_dropped() {
        assertThat(listed("llei5el" + string("http://b/") + "i7el" + string("http://deeper/") + "ed1:a1:bee" + "ll"
                        + string("http://deeper/") + "eede" + list("http://c/") + "e"))
                .containsExactly(tier("http://b/"), tier("http://c/"));
    }

    @Test
    void META_11_a_udp_tracker_without_a_port_is_skipped() {
        assertThat(listed("l" + list("udp://b/announce", "udp://b:6969/announce") + "e"))
                .containsExactly(tier("udp://b:6969/announce"));
    }

    @Test
    void twenty_thousand_trackers_are_read_in_as_many_tiers_or_in_one() {
        String urls = Iterator.range(0, 20_000)
                .map(i -> string("http://tracker" + i + "/announce"))
                .mkString();

        assertThat(listed("l" + urls + "e")).hasSize(20_000);
        assertThat(listed("ll" + urls + "ee").map(Seq::size)).containsExactly(20_000);
    }

    @Test
    void trackers_beyond_the_twenty_thousandth_are_left_out() {
        String urls =
                Iterator.range(0, 15_000).map(i -> string("http://t/" + i)).mkString();
        String more =
                Iterator.range(0, 15_000).map(i -> string("http://u/" + i)).mkString();

        assertThat(listed("ll" + urls + "el" + more + "el" + more.replace("u/", "v/") + "ee")
                        .map(Seq::size))
                .containsExactly(15_000, 5_000);
    }

    @Test
    void a_tracker_repeated_a_hundred_thousand_times_is_one() {
        assertThat(listed("l" + list("http://b/").repeat(100_000) + "e")).containsExactly(tier("http://b/"));
    }
}
