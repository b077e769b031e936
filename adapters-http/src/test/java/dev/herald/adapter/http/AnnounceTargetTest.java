package dev.herald.adapter.http;

import static dev.herald.testkit.Fixtures.CLIENT1;
import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.Fixtures.KEY1;
import static dev.herald.testkit.Fixtures.PID1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceKey;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.peer.PeerHost;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.tracker.TrackerId;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnnounceTargetTest {

    private static final String OURS = "info_hash=%124Vx%9A%BC%DE%F1%23Eg%89%AB%CD%EF%124Vx%9A"
            + "&peer_id=-XX0100-0123456789ab&port=6881&uploaded=0&downloaded=0&left=3&compact=1"
            + "&event=started&numwant=50&key=DEADBEEF";

    @Test
    void HTTP_A2_the_full_vector_byte_by_byte() {
        assertThat(target("http://tracker.example.com:6969/announce?passkey=abc"))
                .isEqualTo("/announce?passkey=abc&" + OURS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "http://t/announce /announce?",
                "http://t/announce? /announce?",
                "http://t/announce#f /announce?",
                "http://t/announce?x=1#f /announce?x=1&",
                "http://t/announce?x=1& /announce?x=1&&",
                "http://t/announce?b=2&a=1&b=2 /announce?b=2&a=1&b=2&",
                "http://t /?",
                "http://t?x /?x&",
                "http://t/a//b/../c /a//b/../c?",
                "http://t/announce?? /announce??&",
            })
    void HTTP_A2_the_trackers_own_query_comes_first_and_unaltered(String url, String start) {
        assertThat(target(url)).isEqualTo(start + OURS);
    }

    @Test
    void HTTP_A2_what_no_URI_class_takes_survives() {
        String odd = "/an|noun'ce/[x]{y}^%zz%7e\\`\"?q=<a|b>&\"'%%";

        assertThat(target("http://t" + odd)).isEqualTo(odd + "&" + OURS);
    }

    @Test
    void HTTP_A2_characters_above_ASCII_go_out_as_their_UTF_8_bytes() {
        byte[] target = AnnounceTarget.of(TrackerUrl.of("http://t/ä€/😀?ß=ÿ"), Fixtures.announce());

        assertThat(new String(target, StandardCharsets.UTF_8)).isEqualTo("/ä€/😀?ß=ÿ&" + OURS);
    }

    @Test
    void HTTP_A3_one_info_hash_and_the_peer_id_come_first_of_ours() {
        assertThat(target("http://t/announce"))
                .startsWith("/announce?info_hash=")
                .containsOnlyOnce("info_hash=");
        assertThat(names(target("http://t/announce"))).startsWith("info_hash", "peer_id");
    }

    @Test
    void HTTP_A4_encodes_the_vector_with_every_kind_of_byte() {
        byte[] bytes = hex("00202125262728292a2b2d2e2f3d3f5f7e7f80ff");

        assertThat(target(request().with(InfoHash.of(bytes))))
                .contains("info_hash=%00%20%21%25%26%27%28%29%2A%2B-.%2F%3D%3F_~%7F%80%FF&");
    }

    @Test
    void HTTP_A4_encodes_the_hash_of_META_5_which_holds_a_space() {
        assertThat(target(request().with(InfoHash.ofHex("97cfdba4cd02b8bfb50f3b765f573f20d73f934c"))))
                .contains("info_hash=%97%CF%DB%A4%CD%02%B8%BF%B5%0F%3Bv_W%3F%20%D7%3F%93L&");
    }

    @Test
    void HTTP_A4_every_byte_value_survives_in_hash_peer_id_and_tracker_id() {
        for (int value = 0; value < 256; value++) {
            byte[] bytes = new byte[20];
            Arrays.fill(bytes, (byte) value);
            ClientIdentity client = new ClientIdentity(PeerId.of(bytes), KEY1, 6881, Option.none());
            String target = target(AnnounceRequest.of(InfoHash.of(bytes), client, Progress.complete())
                    .with(TrackerId.of(bytes)));

            String written = isUnreserved(value) ? String.valueOf((char) value) : String.format("%%%02X", value);
            assertThat(value(target, "info_hash")).isEqualTo(written.repeat(20));
            assertThat(value(target, "peer_id")).isEqualTo(written.repeat(20));
            assertThat(value(target, "trackerid")).isEqualTo(written.repeat(20));
        }
    }

    @Test
    void HTTP_A5_and_A6_numbers_are_decimal_and_always_there() {
        ClientIdentity client = new ClientIdentity(PID1, KEY1, 65535, Option.none());
        String target = target(AnnounceRequest.of(IH1, client, new Progress(1, Long.MAX_VALUE, 4294967296L)));

        assertThat(target).contains("&port=65535&uploaded=1&downloaded=9223372036854775807&left=4294967296&");
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTED", "COMPLETED", "STOPPED", "PAUSED"})
    void HTTP_A7_an_event_is_named_in_lower_case(AnnounceEvent event) {
        assertThat(target(request().with(event)))
                .contains("&event=" + event.toString().toLowerCase(Locale.ROOT) + "&");
    }

    @Test
    void HTTP_A7_a_regular_announce_names_no_event() {
        assertThat(target(request().with(AnnounceEvent.NONE))).doesNotContain("event");
    }

    @Test
    void HTTP_A9_an_unknown_size_is_told_as_16384_left() {
        assertThat(target(AnnounceRequest.of(IH1, CLIENT1, Progress.ofUnknownSize())))
                .contains("&left=16384&");
    }

    @Test
    void HTTP_A10_always_asks_for_the_compact_form() {
        assertThat(names(target(request()))).containsOnlyOnce("compact");
        assertThat(value(target(request()), "compact")).isEqualTo("1");
    }

    @Test
    void HTTP_A11_says_how_many_peers_are_wanted_and_none_when_stopped() {
        assertThat(value(target(request().wanting(17)), "numwant")).isEqualTo("17");
        assertThat(value(target(request().with(AnnounceEvent.STOPPED)), "numwant"))
                .isEqualTo("0");
    }

    @Test
    void HTTP_A12_the_key_is_eight_upper_case_hex_digits() {
        ClientIdentity client = new ClientIdentity(PID1, new AnnounceKey(0xAB), 1, Option.none());

        assertThat(value(target(AnnounceRequest.of(IH1, client, Progress.complete())), "key"))
                .isEqualTo("000000AB");
    }

    @Test
    void HTTP_A13_and_R14_the_tracker_id_is_echoed_percent_encoded() {
        assertThat(target(request().with(TrackerId.of(hex("61206226ff"))))).endsWith("&trackerid=a%20b%26%FF");
        assertThat(target(request())).doesNotContain("trackerid");
    }

    @Test
    void HTTP_A15_and_IPV6_9_no_address_is_told_unless_the_user_wants_it() {
        assertThat(names(target(request()))).doesNotContain("ip", "ipv4", "ipv6");

        ClientIdentity told = new ClientIdentity(PID1, KEY1, 6881, PeerHost.parse("2001:db8::1"));
        assertThat(target(AnnounceRequest.of(IH1, told, Progress.complete()))).endsWith("&ip=2001%3Adb8%3A%3A1");
    }

    @Test
    void HTTP_A16_every_parameter_of_ours_is_a_name_and_a_value() {
        String all = target(request().with(TrackerId.of(hex("3d26")))).substring("/announce?".length());

        assertThat(all.split("&", -1)).allMatch(parameter -> parameter.matches("[a-z_]+=[^=]+"));
    }

    private static AnnounceRequest request() {
        return Fixtures.announce();
    }

    private static String target(String url) {
        return ascii(AnnounceTarget.of(TrackerUrl.of(url), request()));
    }

    private static String target(AnnounceRequest request) {
        return ascii(AnnounceTarget.of(TrackerUrl.of("http://t/announce"), request));
    }

    private static String ascii(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static boolean isUnreserved(int value) {
        return value < 0x80 && (Character.isLetterOrDigit(value) || "-._~".indexOf(value) >= 0);
    }

    private static String[] names(String target) {
        return Arrays.stream(target.substring(target.indexOf('?') + 1).split("&"))
                .map(parameter -> parameter.replaceFirst("=.*", ""))
                .toArray(String[]::new);
    }

    private static String value(String target, String name) {
        return Arrays.stream(target.substring(target.indexOf('?') + 1).split("&"))
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> parameter.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }
}
