package dev.herald.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.tracker.TrackerId;
import dev.herald.testkit.VirtualTime;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tracker answers to a target, as the bytes it would send. */
class HttpTrackerTest {

    private static final String IH1 = "%124Vx%9A%BC%DE%F1%23Eg%89%AB%CD%EF%124Vx%9A";
    private static final String REST = "&uploaded=0&downloaded=0&left=3&compact=1";
    private static final IpAddress IPV4 = address("127.0.0.1");
    private static final IpAddress IPV6 = address("::1");

    private final VirtualTime time = new VirtualTime();
    private HttpTracker tracker = tracker(EmbeddedTrackerOptions.defaults());

    private static IpAddress address(String text) {
        return IpAddress.parse(text).get();
    }

    private HttpTracker tracker(EmbeddedTrackerOptions options) {
        return new HttpTracker(new SwarmRegistry(options.peerLifetime(), options.limits()), options, time);
    }

    private String get(String target, IpAddress from) {
        byte[] body = Bencode.codec().encode(tracker.answer(target, from).body());
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    private String get(String target) {
        return get(target, IPV4);
    }

    private static String announce(String peer, int port) {
        return "/announce?info_hash=" + IH1 + "&peer_id=-XX0100-00000000000" + peer + "&port=" + port + REST;
    }

    private static String hex(String latin1) {
        return HexFormat.of().formatHex(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void answers_the_first_announce_with_intervals_counts_and_nobody() {
        assertThat(get(announce("1", 6881)))
                .isEqualTo("d8:completei0e10:downloadedi0e11:external ip4:\u007f\0\0\u0001"
                        + "10:incompletei1e8:intervali1800e5:peers0:e");
    }

    @Test
    void BEP_23_names_peers_in_six_bytes_and_ports_unsigned() {
        get(announce("1", 51413));

        assertThat(hex(get(announce("2", 6881)))).endsWith(hex("5:peers6:") + "7f000001c8d5" + hex("e"));
    }

    @Test
    void BEP_7_names_ipv6_peers_in_eighteen_bytes() {
        get(announce("1", 51413), IPV6);

        assertThat(hex(get(announce("2", 6881))))
                .endsWith(hex("5:peers0:6:peers618:") + "00000000000000000000000000000001c8d5" + hex("e"));
        assertThat(hex(get(announce("3", 6883), IPV6)))
                .contains(hex("11:external ip16:"))
                .contains(hex("5:peers6:") + "7f0000011ae1" + hex("6:peers618:"));
    }

    @Test
    void BEP_3_names_peers_in_dictionaries_for_who_does_not_want_them_compact() {
        get(announce("1", 51413), IPV6);
        String plain = announce("2", 6881).replace("&compact=1", "&compact=0");

        assertThat(get(plain)).endsWith("5:peersld2:ip3:::17:peer id20:-XX0100-0000000000014:porti51413eeee");
        assertThat(get(plain + "&no_peer_id=1")).endsWith("5:peersld2:ip3:::14:porti51413eeee");
    }

    @Test
    void says_what_its_options_say() {
        tracker = tracker(EmbeddedTrackerOptions.defaults()
                .withIntervals(new AnnounceIntervals(Duration.ofSeconds(60), Option.some(Duration.ofSeconds(30))))
                .withTrackerId(TrackerId.of(new byte[] {'a', ' ', (byte) 0xFF}))
                .withWarning("mind the gap")
                .withScrapeInterval(Duration.ofHours(1)));

        assertThat(get(announce("1", 6881)))
                .contains("8:intervali60e12:min intervali30e")
                .contains("10:tracker id3:a \u00ff")
                .contains("15:warning message12:mind the gap");
        assertThat(get("/scrape?info_hash=" + IH1)).endsWith("5:flagsd20:min_request_intervali3600eee");
    }

    @Test
    void believes_an_address_only_if_it_was_told_to() {
        get(announce("1", 6881) + "&ip=192.0.2.7");
        assertThat(hex(get(announce("2", 6882)))).contains("7f0000011ae1");

        tracker = tracker(EmbeddedTrackerOptions.defaults().honouringIp());
        get(announce("1", 6881) + "&ip=192.0.2.7");
        assertThat(hex(get(announce("2", 6882)))).contains("c00002071ae1");
        get(announce("3", 6883) + "&ip=somewhere.example.org");
        assertThat(hex(get(announce("2", 6882)))).contains("7f0000011ae3");
    }

    @Test
    void gives_as_many_peers_as_are_wanted() {
        get(announce("1", 6881));
        get(announce("2", 6882));
        get(announce("3", 6883));

        assertThat(get(announce("3", 6883) + "&numwant=1")).contains("5:peers6:");
        assertThat(get(announce("3", 6883) + "&numwant=0")).contains("5:peers0:");
        assertThat(get(announce("3", 6883) + "&numwant=-1")).contains("5:peers12:");
        assertThat(get(announce("3", 6883) + "&numwant=99999999999")).contains("5:peers12:");
    }

    @ParameterizedTest
    @CsvSource({"started, 1", "completed, 1", "stopped, 0", "empty, 1", "paused, 1", "'', 1"})
    void knows_every_event(String event, int peers) {
        assertThat(get(announce("1", 6881) + "&event=" + event)).contains("10:incompletei" + peers + "e");
    }

    @Test
    void peers_fall_silent_in_its_own_time() {
        get(announce("1", 6881));
        time.advanceBy(Duration.ofMinutes(45));

        assertThat(get(announce("2", 6882))).endsWith("5:peers0:e");
    }

    @Test
    void a_scrape_counts_the_swarms_it_knows_and_leaves_out_the_others() {
        get(announce("1", 6881) + "&event=completed");
        get(announce("2", 6882).replace("left=3", "left=0"));
        String unknown = "%00".repeat(20);

        assertThat(hex(get("/scrape?info_hash=" + unknown + "&info_hash=" + IH1 + "&info_hash=" + IH1)))
                .isEqualTo(hex("d5:filesd20:")
                        + "123456789abcdef123456789abcdef123456789a"
                        + hex("d8:completei1e10:downloadedi1e10:incompletei1eeee"));
        assertThat(get("/scrape?info_hash=" + unknown)).isEqualTo("d5:filesdee");
    }

    @Test
    void an_unknown_parameter_such_as_a_passkey_changes_nothing() {
        assertThat(get(announce("1", 6881).replace("?", "?passkey=abc&") + "&supportcrypto&key=DEADBEEF"))
                .contains("8:intervali1800e");
    }

    @Test
    void a_plus_is_a_plus_and_any_byte_may_stand_for_itself() {
        get("/announce?info_hash=+" + "\u00ff".repeat(19) + "&peer_id=-XX0100-000000000001&port=6881" + REST);

        assertThat(get("/scrape?info_hash=%2b" + "%ff".repeat(19))).contains("10:incompletei1e");
    }

    @ParameterizedTest
    @CsvSource({
        "info_hash=" + IH1 + "&, '', missing info_hash",
        "info_hash=" + IH1 + ", info_hash=" + IH1 + "&info_hash=" + IH1 + ", more than one info_hash",
        "info_hash=" + IH1 + ", info_hash=%12, 'info_hash has 1 bytes, not 20'",
        "peer_id=-XX0100-, peer_id=-XX0100-x, 'peer_id has 21 bytes, not 20'",
        "peer_id=, peer=, missing peer_id",
        "port=6881, port=0, 0 is no port to be reached at",
        "port=6881, port=65536, 65536 is no port to be reached at",
        "port=6881, port=http, no number in port",
        "port=6881, p=6881, missing port",
        "left=3, left=-1, no number in left",
        "left=3, left=99999999999999999999, no number in left",
        "left=3, left=9223372036854775808, no number in left",
        "left=3, left=, no number in left",
        "&left=3, '', missing left",
        "uploaded=0, uploaded=1&uploaded=1, more than one uploaded",
        "downloaded=0, downloaded=x, no number in downloaded",
        "compact=1, event=exploded, unknown event",
        "compact=1, x=%zz, a percent sign without two hex digits",
        "compact=1, x=%1, a percent sign without two hex digits",
    })
    void says_what_is_wrong(String part, String instead, String reason) {
        String target = announce("1", 6881).replace(part, instead);

        assertThat(get(target)).isEqualTo("d14:failure reason" + reason.length() + ":" + reason + "e");
    }

    @Test
    void takes_any_number_that_is_one() {
        assertThat(get(announce("1", 6881).replace("left=3", "left=9223372036854775807")))
                .contains("10:incompletei1e");
    }

    @Test
    void refuses_what_goes_beyond_its_limits() {
        tracker = tracker(EmbeddedTrackerOptions.defaults().withLimits(new EmbeddedTrackerLimits(1, 1, 1, 2, 1_000)));

        assertThat(get("/scrape?" + ("info_hash=" + IH1 + "&").repeat(3))).contains("more than 2 info_hash at once");
        assertThat(get("/scrape?" + "a=1&".repeat(70))).contains("too many parameters");
        assertThat(get("/scrape")).contains("missing info_hash");
        get(announce("1", 6881));
        assertThat(get(announce("2", 6882))).contains("this swarm is full");
    }

    @Test
    void knows_two_paths() {
        assertThat(tracker.answer("/", IPV4).status()).isEqualTo(404);
        assertThat(get("/announce/")).contains("14:failure reason");
        assertThat(tracker.answer("/announce", IPV4).status()).isEqualTo(200);
    }
}
