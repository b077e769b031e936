package dev.herald.bootstrap.cli;

import static dev.herald.bootstrap.cli.CommandRun.herald;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.testkit.Fixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShowVerbTest {

    private static final String IH1 = "123456789abcdef123456789abcdef123456789a";

    private static final String PIECES = "20:" + "a".repeat(20);

    private static final String V1_INFO =
            "64363a6c656e677468693365343a6e616d65313a6131323a7069656365206c656e67746869313633383465363a70696563657332303a"
                    + "a9993e364706816aba3e25717850c26c9cd0d89d65";
    private static final String V2_INFO = "64393a66696c65207472656564313a6164303a64363a6c656e6774686933653131"
            + "3a70696563657320726f6f7433323aba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad65656531323a"
            + "6d6574612076657273696f6e693265343a6e616d65313a6131323a7069656365206c656e6774686931363338346565";
    private static final String HYBRID_INFO = "64393a66696c65207472656564313a6164303a64363a6c656e677468693365"
            + "31313a70696563657320726f6f7433323aba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad65656536"
            + "3a6c656e677468693365"
            + "31323a6d6574612076657273696f6e693265343a6e616d65313a6131323a7069656365206c656e67746869313633383465"
            + "363a70696563657332303aa9993e364706816aba3e25717850c26c9cd0d89d65";

    @TempDir
    Path folder;

    private String file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("x.torrent"), bytes).toString();
    }

    private String torrent(String head, String infoInHex) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(head.getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(HexFormat.of().parseHex(infoInHex));
        bytes.write('e');
        return file(bytes.toByteArray());
    }

    private String announceList(String list) throws IOException {
        return file(("d8:announce17:http://a/announce13:announce-list" + list
                        + "4:infod6:lengthi1e4:name1:a12:piece lengthi1e6:pieces" + PIECES + "ee")
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void META_4_a_torrent_is_one_line_with_the_fields_of_the_contract() throws IOException {
        String file = file(Fixtures.torrentFile());

        CommandRun run = herald("show", "--json", file);

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo("{\"kind\":\"torrent\",\"schema\":1,\"source\":\"" + file + "\",\"name\":\"a\","
                        + "\"infoHashV1\":\"5c941662d614a9b492f518272cf4f16841292225\","
                        + "\"announceHashes\":[\"5c941662d614a9b492f518272cf4f16841292225\"],"
                        + "\"tiers\":[[\"http://tracker/announce\"]],"
                        + "\"scrapeUrls\":{\"http://tracker/announce\":\"http://tracker/scrape\"},"
                        + "\"private\":false,\"totalBytes\":3}\n");
    }

    @Test
    void META_4_hashes_are_taken_over_the_bytes_as_they_stand() throws IOException {
        String unordered =
                "64343a6e616d65313a61363a6c656e67746869336531323a7069656365206c656e67746869313633383465363a7069"
                        + "6563657332303aa9993e364706816aba3e25717850c26c9cd0d89d65";
        String leadingZero = V1_INFO.replace("693365", "69303365");

        assertThat(shown(unordered).get("infoHashV1")).isEqualTo("410c1f545cf8129f0e078b1defe29302c7407486");
        assertThat(shown(leadingZero).get("infoHashV1")).isEqualTo("b2e71c10eae5bf8538c768b279ab838cb15e3958");
    }

    private Json shown(String infoInHex) throws IOException {
        return herald("show", "--json", torrent("d4:info", infoInHex)).onlyJson();
    }

    @Test
    void META_5_version_2_is_announced_under_the_first_twenty_bytes() throws IOException {
        Json torrent = shown(V2_INFO);

        assertThat(torrent.get("infoHashV1")).isNull();
        assertThat(torrent.get("infoHashV2"))
                .isEqualTo("97cfdba4cd02b8bfb50f3b765f573f20d73f934cdd1591a3c1333aafda95c436");
        assertThat(torrent.get("announceHashes")).isEqualTo(List.of("97cfdba4cd02b8bfb50f3b765f573f20d73f934c"));
        assertThat(torrent.get("totalBytes")).isEqualTo(3L);
    }

    @Test
    void META_6_a_hybrid_has_two_swarms() throws IOException {
        assertThat(shown(HYBRID_INFO).get("announceHashes"))
                .isEqualTo(List.of(
                        "35d2a016b7a7ab8c29f23b5806db5ca43d50f762", "3203319946304d79e6579249e88e4c9278b1ddfa"));
    }

    @Test
    void META_7_only_the_key_inside_info_makes_it_private() throws IOException {
        String withPrivate = V1_INFO.substring(0, V1_INFO.length() - 2)
                + HexFormat.of().formatHex("7:privatei1ee".getBytes(StandardCharsets.US_ASCII));

        Json torrent = shown(withPrivate);

        assertThat(torrent.get("infoHashV1")).isEqualTo("5b87e0f28d63feef8a0563d785ba686e0d41c4c5");
        assertThat(torrent.get("private")).isEqualTo(true);
        assertThat(herald("show", "--json", torrent("d7:privatei1e4:info", V1_INFO))
                        .onlyJson()
                        .get("private"))
                .isEqualTo(false);
    }

    @Test
    void META_8_padding_is_not_counted_in_a_hybrid() throws IOException {
        String file = file(("d4:infod9:file treed1:ad0:d6:lengthi1eee1:bd0:d6:lengthi1eeee5:filesl"
                        + "d6:lengthi1e4:pathl1:aeed4:attr1:p6:lengthi16383e4:pathl1:peed6:lengthi1e4:pathl1:beee"
                        + "12:meta versioni2e4:name1:n12:piece lengthi16384e6:pieces" + PIECES + "ee")
                .getBytes(StandardCharsets.US_ASCII));

        assertThat(herald("show", "--json", file).onlyJson().get("totalBytes")).isEqualTo(2L);
    }

    @Test
    void META_2_META_3_the_announce_list_comes_first_unless_it_is_empty() throws IOException {
        assertThat(tiers(announceList("ll17:http://b/announceee"))).isEqualTo(List.of(List.of("http://b/announce")));
        assertThat(tiers(announceList("le"))).isEqualTo(List.of(List.of("http://a/announce")));
        assertThat(tiers(announceList("ll0:ee"))).isEqualTo(List.of(List.of("http://a/announce")));
    }

    @Test
    void META_9_META_10_urls_are_trimmed_and_what_is_no_tracker_or_there_twice_is_left_out() throws IOException {
        String list = "l" + "l" + bytes(" http://b/announce\n") + bytes("HTTP://B:80/announce") + bytes("ftp://f/x")
                + "e" + bytes("udp://c:1/announce") + "l" + bytes("*http://off/announce") + "e" + "le" + "e";

        assertThat(tiers(announceList(list)))
                .isEqualTo(List.of(List.of("http://b/announce"), List.of("udp://c:1/announce")));
    }

    private static String bytes(String text) {
        return text.length() + ":" + text;
    }

    private static Object tiers(String file) {
        return herald("show", "--json", file).onlyJson().get("tiers");
    }

    @Test
    void the_order_of_the_file_is_kept_run_after_run() throws IOException {
        String file = announceList("l" + "l" + "18:http://t1/announce18:http://t2/announce18:http://t3/announce"
                + "18:http://t4/announce18:http://t5/announce" + "e" + "e");

        for (int run = 0; run < 5; run++) {
            assertThat(tiers(file))
                    .isEqualTo(List.of(List.of(
                            "http://t1/announce",
                            "http://t2/announce",
                            "http://t3/announce",
                            "http://t4/announce",
                            "http://t5/announce")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "magnet:?xt=urn:btih:" + IH1,
                "magnet:?xt=urn:btih:CI2FM6E2XTPPCI2FM6E2XTPPCI2FM6E2",
                "magnet:?xt=urn:btih:ci2fm6e2xtppci2fm6e2xtppci2fm6e2",
                "MAGNET:?xt=urn%3Abtih%3A" + IH1,
                "magnet:///?xt.1=urn:btih:" + IH1 + "&dn=%zz&x.pe=nonsense",
            })
    void MAG_1_MAG_2_links_name_their_swarm(String link) {
        CommandRun run = herald("show", "--json", link);

        assertThat(run.code()).isZero();
        assertThat(run.onlyJson().get("source")).isEqualTo(link);
        assertThat(run.onlyJson().get("infoHashV1")).isEqualTo(IH1);
        assertThat(run.onlyJson().get("tiers")).isEqualTo(List.of());
        assertThat(run.onlyJson().names()).doesNotContain("totalBytes");
    }

    @Test
    void MAG_3_MAG_4_links_of_version_2_and_of_both() {
        String v2 = "magnet:?xt=urn:btmh:122097cfdba4cd02b8bfb50f3b765f573f20d73f934cdd1591a3c1333aafda95c436";
        String hybrid = "magnet:?xt=urn:btih:35d2a016b7a7ab8c29f23b5806db5ca43d50f762"
                + "&xt=urn:btmh:12203203319946304d79e6579249e88e4c9278b1ddfa613c13189cc4369d06297ad6";

        assertThat(herald("show", "--json", v2).onlyJson().get("announceHashes"))
                .isEqualTo(List.of("97cfdba4cd02b8bfb50f3b765f573f20d73f934c"));
        assertThat(herald("show", "--json", hybrid).onlyJson().get("announceHashes"))
                .isEqualTo(List.of(
                        "35d2a016b7a7ab8c29f23b5806db5ca43d50f762", "3203319946304d79e6579249e88e4c9278b1ddfa"));
    }

    @Test
    void MAG_5_every_tr_is_a_tier() {
        String link = "magnet:?xt=urn:btih:" + IH1 + "&tr=http%3A%2F%2Ft%2Fannounce%3Fa%3D1%26b%3D2&tr=udp://u:1";

        Json torrent = herald("show", "--json", link).onlyJson();

        assertThat(torrent.get("tiers")).isEqualTo(List.of(List.of("http://t/announce?a=1&b=2"), List.of("udp://u:1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "magnet:?xt=urn:btih:123456789abcdef123456789abcdef12345678a",
                "magnet:?xt=urn:btih:123456789abcdef123456789abcdef123456789ab",
                "magnet:?xt=urn:btih:CI2FM6E2XTPPCI2FM6E2XTPPCI2FM6E",
                "magnet:?xt=urn:btmh:111497cfdba4cd02b8bfb50f3b765f573f20d73f934c",
                "magnet:?dn=nothing",
                "magnet:nonsense",
            })
    void MAG_2_a_bad_link_is_an_error_that_names_its_place(String link) {
        CommandRun json = herald("show", "--json", link);
        CommandRun plain = herald("show", link);

        assertThat(json.code()).isEqualTo(2);
        assertThat(json.onlyJson().names()).containsExactly("kind", "schema", "source", "error");
        assertThat(json.onlyJson().get("error.kind")).isEqualTo("malformed");
        assertThat(json.onlyJson().get("error.message").toString()).contains("at offset");
        assertThat(plain.code()).isEqualTo(2);
        assertThat(plain.out()).isEmpty();
        assertThat(plain.err()).startsWith("herald: " + link + ": expected ");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "http://t/announce, http://t/scrape",
                "http://t/x/announce, http://t/x/scrape",
                "http://t/announce.php, http://t/scrape.php",
                "http://t/announce?x2%0644, http://t/scrape?x2%0644",
                "http://t/a, -",
                "http://t/announce?x=2/4, http://t/scrape?x=2/4",
                "http://t/x%064announce, -",
                "http://t/announce/x/announce, http://t/announce/x/scrape",
                "http://announce.t/announce, http://announce.t/scrape",
                "http://t/Announce, -",
                "http://t/, -",
                "http://t/ann?u=announce, -",
                "udp://t:80, udp://t:80",
                "wss://t/, wss://t/",
            })
    void SCRAPE_1_scrape_urls_follow_from_the_last_segment(String announce, String scrape) {
        CommandRun run = herald("show", "--json", announce);

        assertThat(run.code()).isZero();
        assertThat(run.onlyJson().names()).containsExactly("kind", "schema", "source", "url", "scrapeUrl");
        assertThat(run.onlyJson().get("scrapeUrl")).isEqualTo(scrape);
    }

    @Test
    void SCRAPE_1_with_passkeys_where_they_usually_stand() {
        assertThat(herald("show", "--json", "--show-secrets", "http://t/PASSKEY/announce")
                        .onlyJson()
                        .get("scrapeUrl"))
                .isEqualTo("http://t/PASSKEY/scrape");
        assertThat(herald("show", "--json", "--show-secrets", "http://t/announce/PASSKEY")
                        .onlyJson()
                        .get("scrapeUrl"))
                .isNull();
    }

    @Test
    void a_tracker_url_is_shown_as_given_and_normalised() {
        Json tracker = herald("show", "--json", " HTTP://Tracker.Example.COM:80/announce#f")
                .onlyJson();

        assertThat(tracker.get("kind")).isEqualTo("tracker");
        assertThat(tracker.get("source")).isEqualTo(" HTTP://Tracker.Example.COM:80/announce#f");
        assertThat(tracker.get("url")).isEqualTo("http://tracker.example.com/announce");
    }

    @Test
    void an_info_hash_is_a_torrent_of_which_little_is_known() {
        Json torrent =
                herald("show", "--json", "--tracker", "http://t/announce", IH1).onlyJson();

        assertThat(torrent.get("announceHashes")).isEqualTo(List.of(IH1));
        assertThat(torrent.get("tiers")).isEqualTo(List.of(List.of("http://t/announce")));
    }

    @Test
    void what_cannot_be_read_does_not_stop_the_others() throws IOException {
        String good = file(Fixtures.torrentFile());
        String cut = Files.write(folder.resolve("cut.torrent"), Arrays.copyOf(Fixtures.torrentFile(), 60))
                .toString();
        String missing = folder.resolve("missing.torrent").toString();

        CommandRun run = herald(
                "show", "--json", missing, cut, folder.toString(), "ftp://t/announce", "udp://t", "http://a b/", good);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEmpty();
        assertThat(run.json()).hasSize(7);
        assertThat(run.json().stream().map(line -> line.get("kind")))
                .containsExactly("torrent", "torrent", "torrent", "tracker", "tracker", "tracker", "torrent");
        assertThat(run.json().stream().map(line -> line.get("error.kind")))
                .containsExactly(
                        "unreadable", "malformed", "unreadable", "unsupported", "malformed", "malformed", null);
        assertThat(run.json().get(0).get("source")).isEqualTo(missing);
        assertThat(run.json().get(1).get("error.message").toString()).endsWith("at offset 55");
    }

    @Test
    void people_are_told_the_same_on_standard_error() throws IOException {
        String missing = folder.resolve("missing.torrent").toString();
        String cut = file(Arrays.copyOf(Fixtures.torrentFile(), 60));

        CommandRun run = herald("show", missing, folder.toString(), cut);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().toList()).hasSize(3);
        assertThat(run.err())
                .contains(missing + ": no such file")
                .contains(folder + ": is a directory")
                .contains("at offset 55");
    }

    @Test
    void a_file_beyond_all_measure_is_refused_and_not_read_to_its_end() throws IOException {
        Path huge = folder.resolve("huge.torrent");
        try (var channel = Files.newByteChannel(
                huge, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            channel.position(5_000_000_000L);
            channel.write(java.nio.ByteBuffer.wrap(new byte[] {'e'}));
        }

        CommandRun run = herald("show", "--json", huge.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.onlyJson().get("error.kind")).isEqualTo("malformed");
    }

    @Test
    void people_see_aligned_text() throws IOException {
        CommandRun run = herald("show", file(Fixtures.torrentFile()), "http://t/a");

        assertThat(run.code()).isZero();
        assertThat(run.out().lines().skip(1))
                .containsExactly(
                        "  name        a",
                        "  info-hash   5c941662d614a9b492f518272cf4f16841292225",
                        "  announces   5c941662d614a9b492f518272cf4f16841292225",
                        "  size        3 bytes",
                        "  private     no",
                        "  tier 1      http://tracker/announce",
                        "              scrape http://tracker/scrape",
                        "http://t/a",
                        "  tracker     http://t/a",
                        "  scrape      not possible");
    }

    @Test
    void names_from_strangers_play_no_tricks_on_a_terminal() throws IOException {
        String evil = "\u001b]0;owned\u0007\u202eexe";
        byte[] name = evil.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(("d4:infod6:lengthi1e4:name" + name.length + ":").getBytes(StandardCharsets.US_ASCII));
        bytes.write(name);
        bytes.write(("12:piece lengthi1e6:pieces" + PIECES + "ee").getBytes(StandardCharsets.US_ASCII));
        String file = file(bytes.toByteArray());

        CommandRun plain = herald("show", file);
        CommandRun json = herald("show", "--json", file);

        assertThat(plain.out()).doesNotContain("\u001b", "\u0007", "\u202e");
        assertThat(json.out()).doesNotContain("\u001b", "\u0007", "\u202e");
        assertThat(json.onlyJson().get("name")).isEqualTo(evil);
    }

    @Test
    void targets_come_from_standard_input_too() {
        CommandRun run = CommandRun.with("http://a/announce\r\n\n  \nhttp://b/announce")
                .herald("show", "--json", "http://z/announce", "-", "http://c/announce");

        assertThat(run.code()).isZero();
        assertThat(run.json().stream().map(line -> line.get("url")))
                .containsExactly("http://z/announce", "http://a/announce", "http://b/announce", "http://c/announce");
    }

    @Test
    void an_empty_standard_input_is_not_passed_over_in_silence() {
        for (String verb : List.of("show", "announce", "scrape", "explain", "watch")) {
            CommandRun run = CommandRun.with(" \n").herald(verb, "-");

            assertThat(run.code()).as(verb).isEqualTo(2);
            assertThat(run.err()).as(verb).contains("-: standard input is empty; write one target a line to it");
        }
        assertThat(CommandRun.with("").herald("show", "http://z/announce", "-").code())
                .isZero();
    }

    @Test
    void a_target_that_begins_with_a_dash_stands_behind_two_of_them() {
        CommandRun run = herald("show", "--json", "--", "--strange.torrent");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.onlyJson().get("source")).isEqualTo("--strange.torrent");
    }

    @Test
    void an_at_sign_is_part_of_a_name() {
        assertThat(herald("show", "--json", "@nothing").onlyJson().get("source"))
                .isEqualTo("@nothing");
    }

    @Test
    void secrets_are_masked_where_they_stand_and_nothing_else_is() {
        String link = "magnet:?xt=urn:btih:" + IH1 + "&dn=A+long+name+with+2024+in+it"
                + "&tr=http%3A%2F%2Fu%3Ap%40t%2F0123456789abcdef0123456789abcdef%2Fannounce&tr=http%3A%2F%2Fok%2Fannounce";

        Json masked = herald("show", "--json", link).onlyJson();
        Json shown = herald("show", "--json", "--show-secrets", link).onlyJson();

        assertThat(masked.get("source"))
                .isEqualTo("magnet:?xt=urn:btih:" + IH1 + "&dn=A+long+name+with+2024+in+it"
                        + "&tr=http://***@t/***/announce&tr=http%3A%2F%2Fok%2Fannounce");
        assertThat(shown.get("source")).isEqualTo(link);
        assertThat(shown.get("scrapeUrls"))
                .isEqualTo(Map.of(
                        "http://u:p@t/0123456789abcdef0123456789abcdef/announce",
                        "http://u:p@t/0123456789abcdef0123456789abcdef/scrape",
                        "http://ok/announce",
                        "http://ok/scrape"));
    }
}
