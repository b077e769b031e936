package dev.herald.adapter.bencode;

import static dev.herald.adapter.bencode.TorrentFiles.HYBRID_INFO;
import static dev.herald.adapter.bencode.TorrentFiles.V1_INFO;
import static dev.herald.adapter.bencode.TorrentFiles.failure;
import static dev.herald.adapter.bencode.TorrentFiles.file;
import static dev.herald.adapter.bencode.TorrentFiles.fileWith;
import static dev.herald.adapter.bencode.TorrentFiles.list;
import static dev.herald.adapter.bencode.TorrentFiles.read;
import static dev.herald.adapter.bencode.TorrentFiles.torrent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Malformed;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Torrent files that somebody made to hurt, or that arrived in pieces: an answer for all of them, and the place of the trouble. */
class HostileMetainfoTest {

    private static final String WHOLE = fileWith(
                    "8:announce14:http://tracker13:announce-listl" + list("http://a/", "udp://b:1") + "e")
            .replace(V1_INFO, HYBRID_INFO);

    private static Malformed malformed(String file) {
        TrackerError error = failure(file);
        assertThat(error).isInstanceOf(Malformed.class);
        return (Malformed) error;
    }

    @Test
    void cut_off_at_any_byte_it_is_malformed_at_or_before_the_cut() {
        for (int length = 0; length < WHOLE.length(); length++) {
            assertThat(malformed(WHOLE.substring(0, length)).offset())
                    .as("cut at %s", length)
                    .isBetween(0L, (long) length);
        }
        assertThat(read(WHOLE).isRight()).isTrue();
    }

    @Test
    void any_byte_replaced_by_any_other_gives_an_answer() {
        for (int at = 0; at < WHOLE.length(); at++) {
            for (char other : new char[] {0, 'd', 'e', 'i', 'l', '0', '9', ':', '-', 0xFF}) {
                assertThat(read(WHOLE.substring(0, at) + other + WHOLE.substring(at + 1)))
                        .isNotNull();
            }
        }
    }

    @Test
    void noise_gives_an_answer() {
        Random random = new Random(52);
        for (int round = 0; round < 10_000; round++) {
            StringBuilder noise = new StringBuilder("d");
            for (int length = random.nextInt(60); length > 0; length--) {
                noise.append("dlei0123:-4:info6:pieces".charAt(random.nextInt(24)));
            }
            assertThat(read(noise.toString())).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de", "le", "i1e", "0:", "<html>", "d8:announce3:abce", "magnet:?xt=urn:btih:1"})
    void without_info_it_is_malformed(String file) {
        assertThat(malformed(file).offset()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"i1e", "le", "0:", "4:abcd"})
    void an_info_of_another_type_is_malformed_where_it_stands(String info) {
        assertThat(malformed(file(info)).offset()).isEqualTo(file(info).length() - 1 - info.length());
    }

    @Test
    void a_second_info_is_malformed_where_it_stands() {
        String file = "d4:info" + V1_INFO + "4:info" + HYBRID_INFO + "e";

        assertThat(malformed(file).offset()).isEqualTo(file.lastIndexOf("4:info"));
    }

    @Test
    void of_keys_repeated_elsewhere_the_first_counts() {
        String file = "d8:announce9:http://a/8:announce9:http://b/4:info" + V1_INFO + "e";

        assertThat(torrent(file).tiers().trackers())
                .extracting(Object::toString)
                .containsExactly("http://a/");
    }

    @Test
    void an_empty_info_is_malformed_where_it_stands() {
        assertThat(malformed("d4:infodee").offset()).isEqualTo(7);
    }

    @Test
    void a_file_tree_may_be_deep_but_not_bottomless() {
        assertThat(torrent(treeOfDepth(90)).size()).contains(7L);
        assertThat(failure(treeOfDepth(200)).kind()).isEqualTo(ErrorKind.MALFORMED);
        assertThat(failure(treeOfDepth(100_000)).kind()).isEqualTo(ErrorKind.MALFORMED);
    }

    private static String treeOfDepth(int depth) {
        return file("d9:file tree" + "d1:a".repeat(depth) + "d0:d6:lengthi7eee" + "e".repeat(depth)
                + "12:meta versioni2ee");
    }

    @Test
    void nesting_elsewhere_is_bounded_too() {
        assertThat(failure(fileWith("1:a" + "l".repeat(1_000_000) + "e".repeat(1_000_000)))
                        .kind())
                .isEqualTo(ErrorKind.MALFORMED);
        assertThat(failure("l".repeat(1_000_000)).kind()).isEqualTo(ErrorKind.MALFORMED);
    }

    @Test
    void more_than_ten_million_bytes_are_not_read() {
        assertThat(failure(fileWith("1:a10000000:" + "x".repeat(10_000_000))).kind())
                .isEqualTo(ErrorKind.MALFORMED);
    }

    @Test
    void lengths_that_promise_more_than_there_is_are_malformed() {
        for (String length : new String[] {"9999999:", "2147483647:", "4294967296:", "99999999999999999999:", "-1:"}) {
            assertThat(failure(fileWith("1:a" + length + "x")).kind()).isEqualTo(ErrorKind.MALFORMED);
        }
    }

    @Test
    void a_hundred_thousand_files_are_summed() {
        String files = "d6:lengthi1ee".repeat(100_000);

        assertThat(torrent(file("d5:filesl" + files + "e6:pieces0:e")).size()).contains(100_000L);
    }

    @Test
    void a_name_that_is_no_UTF_8_is_shown_with_replacements() {
        assertThat(torrent(file(V1_INFO.replace("4:name1:a", "4:name2:\u00ff\u00c3")))
                        .name())
                .contains("\ufffd\ufffd");
    }

    @Test
    void a_name_of_another_type_is_none() {
        assertThat(torrent(file(V1_INFO.replace("4:name1:a", "4:nameli1ee"))).name())
                .isEmpty();
    }
}
