package dev.herald.adapter.http;

import static dev.herald.adapter.http.Answers.announce;
import static dev.herald.adapter.http.Answers.ok;
import static dev.herald.adapter.http.Answers.okHex;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.tracker.TrackerId;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnounceAnswerTest {

    private static final String V4_PEER = "\u00c0\u0000\u0002\u0001\u001a\u00e1"; // 192.0.2.1:6881
    private static final String V6_PEER = " \u0001\r\u00b8\0\0\0\0\0\0\0\0\0\0\0\u0001\u001a\u00e1"; // 2001:db8::1

    @Test
    void HTTP_R7_R10_R14_R16_the_vector_with_everything() {
        AnnounceResponse response = announce(
                        okHex("64383a636f6d706c65746569376531313a65787465726e616c206970343acb00710931303a696e636f6d"
                                + "706c657465693565383a696e74657276616c69313830306531323a6d696e20696e74657276616c693930"
                                + "3065353a706565727331323ac00002011ae1c6336407c8d5363a70656572733631383a20010db8000000"
                                + "0000000000000000011ae131303a747261636b6572206964353a61206226ff65"))
                .get();

        assertThat(response.intervals().interval()).isEqualTo(Duration.ofMinutes(30));
        assertThat(response.intervals().minimum()).isEqualTo(Option.some(Duration.ofMinutes(15)));
        assertThat(response.stats())
                .isEqualTo(SwarmStats.unknown().withSeeders(7).withLeechers(5));
        assertThat(peers(response)).containsExactly("192.0.2.1:6881", "198.51.100.7:51413", "[2001:db8::1]:6881");
        assertThat(response.externalAddress()).isEqualTo(IpAddress.parse("203.0.113.9"));
        assertThat(response.trackerId())
                .isEqualTo(Option.some(TrackerId.of(HexFormat.of().parseHex("61206226ff"))));
        assertThat(response.remarks()).isEmpty();
    }

    @Test
    void HTTP_R1_a_failure_reason_is_a_refusal_and_needs_nothing_else() {
        assertThatLeft(announce(ok("d14:failure reason20:unregistered torrente")))
                .isRefusedWith("unregistered torrent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0:", "i7e", "le", "de"})
    void HTTP_R1_a_failure_reason_of_any_value_is_a_refusal(String value) {
        assertThatLeft(announce(ok("d14:failure reason" + value + "5:peers0:e")))
                .isRefusedWith("");
    }

    @Test
    void HTTP_R2_the_reason_may_have_an_underscore_and_no_other_name() {
        assertThatLeft(announce(ok("d14:failure_reason6:bannede"))).isRefusedWith("banned");
        assertThatRight(announce(ok("d15:failure message6:bannede")));
    }

    @Test
    void HTTP_R3_a_failure_with_peers_and_interval_is_still_a_failure() {
        assertThatLeft(announce(ok("d8:intervali1800e5:peers0:14:failure reason2:noe")))
                .isRefusedWith("no");
    }

    @Test
    void HTTP_T9_no_more_peers_than_anybody_connects_to_are_taken_in() {
        int many = PeersReader.MOST + 1;
        AnnounceResponse compact = announce(ok("d5:peers" + 6 * many + ":" + "abcdef".repeat(many) + "e"))
                .get();
        AnnounceResponse listed = announce(ok("d5:peersl" + "d2:ip1:a4:porti1ee".repeat(many) + "ee"))
                .get();

        assertThat(List.of(compact, listed)).allSatisfy(response -> {
            assertThat(response.peers().received()).isEqualTo(PeersReader.MOST);
            assertThat(response.remarks()).anyMatch(remark -> remark.contains("left out"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d5:peers0:e",
                "d8:intervali0e5:peers0:e",
                "d8:intervali-5e5:peers0:e",
                "d8:interval4:18005:peers0:e",
                "d8:intervali99999999999999999999e5:peers0:e"
            })
    void HTTP_R4_without_a_usable_interval_half_an_hour_is_assumed(String body) {
        AnnounceResponse response = announce(ok(body)).get();

        assertThat(response.intervals().interval()).isEqualTo(Duration.ofMinutes(30));
        assertThat(response.peers()).isEmpty();
    }

    @Test
    void HTTP_R5_the_minimum_interval_is_none_of_the_interval() {
        AnnounceResponse response = announce(ok("d12:min intervali900ee")).get();

        assertThat(response.intervals().interval()).isEqualTo(Duration.ofMinutes(30));
        assertThat(response.intervals().minimum()).isEqualTo(Option.some(Duration.ofMinutes(15)));
        assertThat(announce(ok("d12:min intervali0ee")).get().intervals().minimum())
                .isEqualTo(Option.none());
    }

    @Test
    void HTTP_R6_counts_that_are_absent_or_of_a_wrong_type_are_unknown() {
        assertThat(announce(ok("de")).get().stats()).isEqualTo(SwarmStats.unknown());
        assertThat(announce(ok("d8:complete1:510:downloadedi-3e10:incompletei0ee"))
                        .get()
                        .stats())
                .isEqualTo(SwarmStats.unknown().withLeechers(0));
        assertThat(announce(ok("d8:completei1e10:downloadedi3e10:incompletei2ee"))
                        .get()
                        .stats())
                .isEqualTo(SwarmStats.of(1, 2, 3));
    }

    @Test
    void HTTP_R8_and_R9_the_vector_of_listed_peers() {
        assertThat(peers("d8:intervali1800e5:peersld2:ip9:192.0.2.17:peer id20:-XX0100-999999999999"
                        + "4:porti6881eed2:ip11:2001:db8::14:porti6882eed2:ip16:peer.example.org4:porti6883eeee"))
                .containsExactly("192.0.2.1:6881", "[2001:db8::1]:6882", "peer.example.org:6883");
    }

    @Test
    void HTTP_R8_brackets_text_ports_and_wrapped_ports_are_read() {
        assertThat(peers("d5:peersl"
                        + "d2:ip13:[2001:db8::1]4:porti1ee"
                        + "d2:ip9:192.0.2.14:port4:6881e"
                        + "d2:ip9:192.0.2.24:porti-14123ee"
                        + "d2:ip9:192.0.2.34:porti72417ee"
                        + "ee"))
                .containsExactly("[2001:db8::1]:1", "192.0.2.1:6881", "192.0.2.2:51413", "192.0.2.3:6881");
    }

    @Test
    void HTTP_R8_bad_entries_are_skipped_one_by_one() {
        AnnounceResponse response = announce(ok("d5:peersl"
                        + "i5e4:text"
                        + "d4:porti1ee" // no ip
                        + "d2:ip9:192.0.2.1e" // no port
                        + "d2:ip9:192.0.2.14:porti999999ee"
                        + "d2:ip3:a_!4:porti1ee" // HTTP-R9: no name
                        + "d2:ip9:192.0.2.94:porti9ee"
                        + "ee"))
                .get();

        assertThat(peers(response)).containsExactly("192.0.2.9:9");
        assertThat(response.remarks()).containsExactly("6 entries of \"peers\" are no peers");
    }

    @Test
    void peers_in_a_dictionary_as_PHP_writes_lists_are_read() {
        assertThat(peers("d5:peersde8:intervali5ee")).isEmpty();
        assertThat(peers("d5:peersd1:0d2:ip9:192.0.2.14:porti1ee1:1d2:ip9:192.0.2.24:porti2eeee"))
                .containsExactly("192.0.2.1:1", "192.0.2.2:2");
    }

    @Test
    void HTTP_R10_and_IPV6_7_the_sample_of_BEP_7() {
        assertThat(peers("d8:intervali1800e5:peers6:iiiipp6:peers618:iiiiiiiiiiiiiiiippe"))
                .containsExactly("105.105.105.105:28784", "[6969:6969:6969:6969:6969:6969:6969:6969]:28784");
    }

    @Test
    void HTTP_R10_IPV6_7_a_list_under_peers6_is_read_like_any_other() {
        assertThat(peers("d5:peers6:" + V4_PEER + "6:peers6ld2:ip11:2001:db8::14:porti2eeee"))
                .containsExactly("192.0.2.1:6881", "[2001:db8::1]:2");
    }

    @Test
    void HTTP_R10_corrupt_peers6_do_no_harm_to_the_peers() {
        AnnounceResponse response =
                announce(ok("d5:peers6:" + V4_PEER + "6:peers6i5ee")).get();

        assertThat(peers(response)).containsExactly("192.0.2.1:6881");
        assertThat(response.remarks()).containsExactly("\"peers6\" holds no peers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"d8:intervali5ee", "d5:peers0:e", "d5:peerslee", "d5:peers0:6:peers60:e", "d6:peers6lee"})
    void HTTP_R11_no_peers_are_no_failure(String body) {
        AnnounceResponse response = announce(ok(body)).get();

        assertThat(response.peers()).isEmpty();
        assertThat(response.remarks()).isEmpty();
    }

    @Test
    void HTTP_R12_a_torn_record_is_dropped_and_remarked_on() {
        AnnounceResponse response = announce(ok("d5:peers7:" + V4_PEER + "x6:peers619:" + V6_PEER + "xe"))
                .get();

        assertThat(peers(response)).containsExactly("192.0.2.1:6881", "[2001:db8::1]:6881");
        assertThat(response.remarks())
                .containsExactly(
                        "the last 1 bytes of \"peers\" are no whole peer",
                        "the last 1 bytes of \"peers6\" are no whole peer");
    }

    @Test
    void HTTP_R13_nobody_is_left_who_cannot_be_reached_and_nobody_twice() {
        assertThat(peers("d5:peers24:" + V4_PEER + V4_PEER + "\u00c0\0\2\1\0\0" + "\u00e0\0\0\1\0\1e"))
                .containsExactly("192.0.2.1:6881");
        assertThat(peers("d6:peers618:\0\0\0\0\0\0\0\0\0\0\u00ff\u00ff" + V4_PEER + "e"))
                .containsExactly("192.0.2.1:6881");
    }

    @Test
    void HTTP_R13_we_ourselves_are_left_out_by_peer_id_and_by_address() {
        assertThat(peers("d5:peersld2:ip9:192.0.2.57:peer id20:-XX0100-0123456789ab4:porti1eeee"))
                .isEmpty();
        assertThat(peers("d11:external ip4:\u00c0\0\2\1" + "5:peers12:" + V4_PEER + "\u00c0\0\2\2\u001a\u00e1e"))
                .containsExactly("192.0.2.2:6881");
        assertThat(peers("d11:external ip4:\u00c0\0\2\1" + "5:peersld2:ip9:192.0.2.14:porti6881eeee"))
                .isEmpty();
        assertThat(peers("d11:external ip16:" + V6_PEER.substring(0, 16) + "6:peers618:" + V6_PEER + "e"))
                .isEmpty();
    }

    @Test
    void HTTP_R14_a_tracker_id_is_any_bytes_and_absent_means_none() {
        assertThat(announce(ok("d10:tracker id0:e")).get().trackerId())
                .isEqualTo(Option.some(TrackerId.of(new byte[0])));
        assertThat(announce(ok("d10:tracker idi5ee")).get().trackerId()).isEqualTo(Option.none());
        assertThat(announce(ok("d9:trackerid1:xe")).get().trackerId()).isEqualTo(Option.none());
    }

    @Test
    void a_tracker_id_that_no_request_could_carry_is_dropped() {
        AnnounceResponse response =
                announce(ok("d10:tracker id2000:" + "x".repeat(2000) + "e")).get();

        assertThat(response.trackerId()).isEqualTo(Option.none());
        assertThat(response.remarks()).hasSize(1);
    }

    @Test
    void HTTP_R15_a_warning_is_a_success_with_words() {
        AnnounceResponse response = announce(ok("d5:peers0:15:warning message22:Torrent not registerede"))
                .get();

        assertThat(response.warning()).isEqualTo(Option.some("Torrent not registered"));
    }

    @Test
    void HTTP_R16_an_external_ip_has_four_or_sixteen_bytes() {
        assertThat(announce(ok("d11:external ip11:203.0.113.9e")).get().externalAddress())
                .isEqualTo(Option.none());
        assertThat(announce(ok("d11:external ip16:" + V6_PEER.substring(0, 16) + "e"))
                        .get()
                        .externalAddress())
                .isEqualTo(IpAddress.parse("2001:db8::1"));
    }

    @Test
    void HTTP_R18_unknown_keys_are_ignored() {
        assertThat(peers("d12:crypto_flags0:5:peers6:" + V4_PEER + "10:peers_ipv61:xe"))
                .hasSize(1);
    }

    @Test
    void BENC_11_what_stands_behind_the_dictionary_is_ignored() {
        assertThat(peers("d5:peers6:" + V4_PEER + "e6:peers60:e")).hasSize(1);
    }

    @Test
    void BENC_15_what_is_no_dictionary_is_malformed_and_says_what_it_is() {
        assertThat(announce(ok("<html>Welcome</html>")).getLeft().message()).contains("HTML");
        assertThat(announce(ok("")).getLeft().message()).contains("empty");
        assertThatLeft(announce(ok(""))).hasKind(ErrorKind.MALFORMED);
        assertThatLeft(announce(ok("le"))).hasKind(ErrorKind.MALFORMED);
        assertThatLeft(announce(ok("d5:peers99:e"))).hasKind(ErrorKind.MALFORMED);
    }

    private static List<String> peers(String body) {
        return peers(announce(ok(body)).get());
    }

    private static List<String> peers(AnnounceResponse response) {
        return response.peers().toSeq().map(PeerEndpoint::toString).asJava();
    }
}
