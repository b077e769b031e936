package dev.herald.benchmarks.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.application.metainfo.MetainfoReader;
import java.security.MessageDigest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BencodeLibraryTest {

    static Set<String> libraries() {
        return Libraries.names();
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void every_library_reads_the_same_from_the_same_bytes(String name) throws Exception {
        BencodeLibrary library = Libraries.named(name);
        BencodeLibrary herald = new HeraldBencode();
        byte[] torrent = Documents.torrent(1_000);

        assertThat(library.compactAnnounce(Documents.compactAnnounce())).isEqualTo(1_800 + 200 * 6);
        assertThat(library.listedAnnounce(Documents.listedAnnounce()))
                .isEqualTo(herald.listedAnnounce(Documents.listedAnnounce()))
                .isGreaterThan(200 * 10_000);
        assertThat(library.torrent(torrent)).isEqualTo(herald.torrent(torrent)).isGreaterThan(2_000 * 500_000_000L);
    }

    @Test
    void the_torrent_has_five_million_bytes_and_the_hash_of_its_info() throws Exception {
        byte[] torrent = Documents.torrent();
        byte[] hash = MessageDigest.getInstance("SHA-1").digest(Documents.info());

        assertThat(torrent.length).isBetween(4_900_000, 5_100_000);
        assertThat(new MetainfoReader(Bencode.codec())
                        .read(torrent)
                        .get()
                        .announceHashes()
                        .head()
                        .toByteArray())
                .isEqualTo(hash);
    }

    @Test
    void both_libraries_that_go_as_far_find_the_same_peers() throws Exception {
        PeersBenchmark herald = new PeersBenchmark();
        PeersBenchmark ttorrent = new PeersBenchmark();
        ttorrent.library = Libraries.TTORRENT;

        assertThat(ttorrent.announceTo200Peers())
                .isEqualTo(herald.announceTo200Peers())
                .isPositive();
    }
}
