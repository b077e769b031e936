package dev.herald.adapter.bencode;

import static dev.herald.adapter.bencode.Reading.bytes;
import static dev.herald.adapter.bencode.TorrentFiles.HYBRID_INFO;
import static dev.herald.adapter.bencode.TorrentFiles.PIECE;
import static dev.herald.adapter.bencode.TorrentFiles.V1_INFO;
import static dev.herald.adapter.bencode.TorrentFiles.V2_INFO;
import static dev.herald.adapter.bencode.TorrentFiles.failure;
import static dev.herald.adapter.bencode.TorrentFiles.file;
import static dev.herald.adapter.bencode.TorrentFiles.torrent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.InfoHashV2;
import dev.herald.domain.torrent.Torrent;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which swarms a torrent file names: hashes over exact bytes, versions, hybrids, private. */
class MetainfoHashTest {

    private static void assertSwarms(String file, String... hashes) {
        assertThat(torrent(file).announceHashes()).extracting(InfoHash::hex).containsExactly(hashes);
    }

    @Test
    void META_4_the_vector_written_down_here_is_the_one_of_the_specification() {
        assertThat(HexFormat.of().formatHex(bytes(V1_INFO)))
                .isEqualTo("64363a6c656e677468693365343a6e616d65313a6131323a7069656365206c656e67746869313633383465363a"
                        + "70696563657332303aa9993e364706816aba3e25717850c26c9cd0d89d65")
                .hasSize(2 * 75);
    }

    @Test
    void META_4_the_hash_is_SHA_1_over_the_value_of_info() {
        Torrent torrent = torrent(file(V1_INFO));

        assertThat(torrent.swarms().v1()).contains(InfoHash.ofHex("5c941662d614a9b492f518272cf4f16841292225"));
        assertThat(torrent.swarms().v2()).isEmpty();
        assertThat(torrent.name()).contains("a");
    }

    @Test
    void META_4_keys_out_of_order_are_hashed_as_they_stand() {
        assertSwarms(
                file("d4:name1:a6:lengthi3e12:piece lengthi16384e6:pieces20:" + PIECE + "e"),
                "410c1f545cf8129f0e078b1defe29302c7407486");
    }

    @Test
    void META_4_a_number_with_leading_zeros_is_hashed_as_it_stands() {
        String file = file(V1_INFO.replace("i3e", "i03e"));

        assertSwarms(file, "b2e71c10eae5bf8538c768b279ab838cb15e3958");
        assertThat(torrent(file).size()).contains(3L);
    }

    @Test
    void META_4_what_stands_around_info_does_not_matter() {
        String hash = "5c941662d614a9b492f518272cf4f16841292225";

        assertSwarms("d4:info" + V1_INFO + "e", hash);
        assertSwarms("d4:info" + V1_INFO + "8:announce3:abce", hash);
        assertSwarms("d1:zl4:infod6:lengthi9eee4:info" + V1_INFO + "1:ai0ee", hash);
        assertSwarms(file(V1_INFO) + "trailing garbage", hash);
    }

    @Test
    void META_4_an_info_inside_something_else_is_not_the_info() {
        assertThat(failure("d5:outerd4:info" + V1_INFO + "ee").kind()).isEqualTo(ErrorKind.MALFORMED);
    }

    @Test
    void META_5_a_version_2_torrent_is_announced_under_the_beginning_of_its_SHA_256() {
        Torrent torrent = torrent(file(V2_INFO));

        assertThat(torrent.swarms().v1()).isEmpty();
        assertThat(torrent.swarms().v2().map(InfoHashV2::hex))
                .contains("97cfdba4cd02b8bfb50f3b765f573f20d73f934cdd1591a3c1333aafda95c436");
        assertSwarms(file(V2_INFO), "97cfdba4cd02b8bfb50f3b765f573f20d73f934c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"i3e", "i99e", "i9223372036854775807e", "i9223372036854775808e", "i99999999999999999999999e"})
    void META_5_a_newer_version_is_refused_as_such_whatever_else_is_there(String version) {
        for (String info : new String[] {V2_INFO, HYBRID_INFO, "d12:meta versioni2ee"}) {
            assertThat(failure(file(info.replace("12:meta versioni2e", "12:meta version" + version)))
                            .kind())
                    .isEqualTo(ErrorKind.UNSUPPORTED);
        }
    }

    @Test
    void META_6_a_hybrid_names_two_swarms() {
        Torrent torrent = torrent(file(HYBRID_INFO));

        assertThat(torrent.swarms().isHybrid()).isTrue();
        assertSwarms(
                file(HYBRID_INFO),
                "35d2a016b7a7ab8c29f23b5806db5ca43d50f762",
                "3203319946304d79e6579249e88e4c9278b1ddfa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"i1e", "i0e", "i-1e", "1:2", "le"})
    void META_6_a_file_tree_without_version_2_makes_no_hybrid(String version) {
        Torrent torrent = torrent(file(HYBRID_INFO.replace("12:meta versioni2e", "12:meta version" + version)));

        assertThat(torrent.swarms().v1()).isNotEmpty();
        assertThat(torrent.swarms().v2()).isEmpty();
    }

    @Test
    void META_6_version_2_without_a_file_tree_is_version_1_where_pieces_are() {
        Torrent torrent = torrent(file(HYBRID_INFO.replace("9:file tree", "9:file twig")));

        assertThat(torrent.swarms().v1()).isNotEmpty();
        assertThat(torrent.swarms().v2()).isEmpty();
    }

    @Test
    void META_6_neither_pieces_nor_a_file_tree_is_no_torrent() {
        assertThat(failure(file("d6:lengthi3e4:name1:ae")).kind()).isEqualTo(ErrorKind.MALFORMED);
        assertThat(failure(file("d9:file treede6:lengthi3ee")).kind()).isEqualTo(ErrorKind.MALFORMED);
        assertThat(failure(file("d9:file treei1e12:meta versioni2ee")).kind()).isEqualTo(ErrorKind.MALFORMED);
    }

    @Test
    void META_7_a_private_torrent_says_so_inside_info() {
        String info = V1_INFO.substring(0, V1_INFO.length() - 1) + "7:privatei1ee";

        assertThat(torrent(file(info)).isPrivate()).isTrue();
        assertSwarms(file(info), "5b87e0f28d63feef8a0563d785ba686e0d41c4c5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"i2e", "i-1e", "i99999999999999999999e", "i007e"})
    void META_7_any_number_but_zero_is_private(String value) {
        assertThat(torrent(file("d6:lengthi3e6:pieces0:7:private" + value + "e"))
                        .isPrivate())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"i0e", "i-0e", "i000e", "1:1", "li1ee", "de"})
    void META_7_zero_and_what_is_no_number_is_not(String value) {
        assertThat(torrent(file("d6:lengthi3e6:pieces0:7:private" + value + "e"))
                        .isPrivate())
                .isFalse();
    }

    @Test
    void META_7_private_outside_info_has_no_effect() {
        assertThat(torrent("d4:info" + V1_INFO + "7:privatei1ee").isPrivate()).isFalse();
    }
}
