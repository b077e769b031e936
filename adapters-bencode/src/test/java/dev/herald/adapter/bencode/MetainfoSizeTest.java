package dev.herald.adapter.bencode;

import static dev.herald.adapter.bencode.TorrentFiles.HYBRID_INFO;
import static dev.herald.adapter.bencode.TorrentFiles.V1_INFO;
import static dev.herald.adapter.bencode.TorrentFiles.V2_INFO;
import static dev.herald.adapter.bencode.TorrentFiles.failure;
import static dev.herald.adapter.bencode.TorrentFiles.file;
import static dev.herald.adapter.bencode.TorrentFiles.torrent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.TrackerError.Malformed;
import dev.herald.domain.torrent.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many bytes a torrent file says there are (META-8), and what is left of a download that begins (META-12). */
class MetainfoSizeTest {

    private static final String MAX = "i9223372036854775807e";

    private static String version1(String entries) {
        return file("d" + entries + "6:pieces0:e");
    }

    private static String version2(String tree) {
        return file("d9:file tree" + tree + "12:meta versioni2ee");
    }

    private static String leaf(String length) {
        return "d0:d6:length" + length + "ee";
    }

    private static void assertMalformed(String file) {
        assertThat(failure(file).kind()).as(file).isEqualTo(ErrorKind.MALFORMED);
    }

    @Test
    void META_8_one_file_has_a_length() {
        assertThat(torrent(file(V1_INFO)).size()).contains(3L);
        assertThat(torrent(version1("6:length" + MAX)).size()).contains(Long.MAX_VALUE);
        assertThat(torrent(version1("6:lengthi0e")).size()).contains(0L);
    }

    @Test
    void META_8_several_files_add_up() {
        assertThat(torrent(version1("5:filesld6:lengthi3e4:pathl1:aeed6:lengthi4eed6:lengthi0eee"))
                        .size())
                .contains(7L);
    }

    @Test
    void META_8_either_length_or_files_but_not_both_and_not_neither() {
        assertMalformed(version1("5:filesld6:lengthi3eee6:lengthi3e"));
        assertMalformed(version1("4:name1:a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"i-1e", "i-9223372036854775808e", "i9223372036854775808e", "i18446744073709551617e", "1:3", "le"
            })
    void META_8_a_length_is_a_number_from_zero_on_below_two_to_the_63rd(String length) {
        assertMalformed(version1("6:length" + length));
        assertMalformed(version1("5:filesld6:length" + length + "eee"));
        assertMalformed(version2("d1:a" + leaf(length) + "e"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"i3e", "de", "1:a", "li3ee", "ldee", "ld6:lengthi1eei0ee"})
    void META_8_files_is_a_list_of_dictionaries_with_lengths(String files) {
        assertMalformed(version1("5:files" + files));
    }

    @Test
    void META_8_a_sum_that_overflows_is_refused() {
        assertMalformed(version1("5:filesld6:length" + MAX + "ed6:lengthi1eee"));
        assertMalformed(version1("5:filesld6:length" + MAX + "ed6:length" + MAX + "ed6:lengthi2eee"));
        assertMalformed(version2("d1:a" + leaf(MAX) + "1:b" + leaf("i1e") + "e"));
        assertThat(torrent(version1("5:filesld6:length" + MAX + "ed6:lengthi0eee"))
                        .size())
                .contains(Long.MAX_VALUE);
    }

    @Test
    void META_8_the_error_names_the_place() {
        String file = version1("6:lengthi-5e");

        assertThat(failure(file)).isEqualTo(new Malformed("a length of 0 or more, below 2^63", file.indexOf("i-5e")));
    }

    @Test
    void META_8_version_2_sums_the_leaves_of_its_tree() {
        assertThat(torrent(file(V2_INFO)).size()).contains(3L);
        assertThat(torrent(version2(
                                "d3:dird1:a" + leaf("i5e") + "3:subd1:b" + leaf("i6e") + "ee1:z" + leaf("i7e") + "e"))
                        .size())
                .contains(18L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"d1:ai3ee", "d1:ale1:bdee", "d1:a0:e", "d1:ad0:i3eee", "d1:ad0:deee"})
    void META_8_a_file_tree_is_made_of_dictionaries(String tree) {
        assertMalformed(version2(tree));
    }

    @Test
    void META_8_a_hybrid_counts_its_tree_because_version_1_lists_padding() {
        String info = "d9:file treed1:a" + leaf("i1e") + "1:b" + leaf("i1e") + "e"
                + "5:filesld6:lengthi1e4:pathl1:aeed4:attr1:p6:lengthi16383e4:pathl4:.pad5:16383eed6:lengthi1e4:pathl1:beee"
                + "12:meta versioni2e12:piece lengthi16384e6:pieces0:e";

        assertThat(torrent(file(info)).size()).contains(2L);
        assertThat(torrent(file(info.replace("12:meta versioni2e", ""))).size()).contains(16_385L);
        assertThat(torrent(file(HYBRID_INFO)).size()).contains(3L);
    }

    @Test
    void META_12_a_fresh_download_has_everything_left() {
        assertThat(torrent(file(V1_INFO)).freshProgress()).isEqualTo(new Progress(0, 0, 3));
    }
}
