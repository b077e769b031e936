package dev.herald.bootstrap.cli;

import static dev.herald.bootstrap.cli.CommandRun.herald;
import static dev.herald.testkit.http.HttpScript.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.LoopbackTls;
import dev.herald.testkit.http.RecordedRequest;
import dev.herald.testkit.http.ScriptedHttpTracker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnounceVerbTest {

    private static final String IH1 = Fixtures.IH1.hex();

    /** The first vector of the answers, completions added: every field there is (HTTP-R7, R10, R14, R16). */
    private static final byte[] FULL_ANSWER = HexFormat.of()
            .parseHex(
                    "64383a636f6d706c65746569376531303a646f776e6c6f61646564693132306531313a65787465726e616c206970343acb007109"
                            + "31303a696e636f6d706c657465693565383a696e74657276616c69313830306531323a6d696e20696e74657276616c6939303065"
                            + "353a706565727331323ac00002011ae1c6336407c8d5363a70656572733631383a20010db80000000000000000000000011ae1"
                            + "31303a747261636b6572206964353a61206226ff65");

    private final ScriptedHttpTracker good = ScriptedHttpTracker.open(always(HttpReply.ok(FULL_ANSWER)));
    private final ScriptedHttpTracker refusing =
            ScriptedHttpTracker.open(always(HttpReply.ok("d14:failure reason20:unregistered torrent8:retry ini5ee")));

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        good.close();
        refusing.close();
    }

    private static List<Optional<String>> events(ScriptedHttpTracker tracker) {
        return tracker.requests().stream()
                .map(request -> request.parameter("event"))
                .toList();
    }

    private static RecordedRequest first(ScriptedHttpTracker tracker) {
        return tracker.requests().get(0);
    }

    @Test
    void an_accepted_announce_has_the_fields_of_the_contract_in_their_order() {
        CommandRun run =
                herald("announce", "--json", "--info-hash", IH1, good.url().reveal());

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().replaceFirst("\"elapsedMillis\":[0-9]+", "\"elapsedMillis\":12"))
                .isEqualTo(
                        "{\"kind\":\"announce\",\"schema\":1,\"tracker\":\"" + good.url() + "\",\"infoHash\":\"" + IH1
                                + "\",\"event\":\"started\",\"outcome\":\"accepted\",\"elapsedMillis\":12,\"intervalSeconds\":1800,\"minIntervalSeconds\":900,\"seeders\":7,\"leechers\":5,\"completed\":120,\"peers\":[\"192.0.2.1:6881\",\"198.51.100.7:51413\",\"[2001:db8::1]:6881\"],\"trackerId\":\"61206226ff\",\"externalIp\":\"203.0.113.9\"}\n");
    }

    @Test
    void HTTP_A13_TIER_8_started_is_followed_by_stopped_with_the_token_of_the_answer() {
        herald("announce", "--info-hash", IH1, good.url().reveal());

        assertThat(events(good)).containsExactly(Optional.of("started"), Optional.of("stopped"));
        RecordedRequest stopped = good.requests().get(1);
        assertThat(stopped.target()).contains("trackerid=a%20b%26%FF");
        assertThat(stopped.parameter("numwant")).contains("0");
        assertThat(stopped.parameter("peer_id")).isEqualTo(first(good).parameter("peer_id"));
        assertThat(stopped.parameter("key")).isEqualTo(first(good).parameter("key"));
    }

    @Test
    void a_failure_says_what_can_be_done_about_it() {
        assertThat(herald("announce", refusing.url().reveal()).out())
                .contains("refused     the tracker refused: unregistered torrent\n")
                .contains("remedy      The tracker does not carry this torrent");
        assertThat(herald("announce", ScriptedHttpTracker.nobody().reveal()).out())
                .contains("remedy      The machine is there and nobody listens at port");
    }

    @Test
    void TIER_8_whoever_refused_hears_no_stopped() {
        CommandRun run = herald("announce", "--info-hash", IH1, refusing.url().reveal());

        assertThat(run.code()).isEqualTo(1);
        assertThat(events(refusing)).containsExactly(Optional.of("started"));
    }

    @ParameterizedTest
    @CsvSource({"none,", "started,started", "completed,completed", "stopped,stopped"})
    void an_event_of_ones_own_is_sent_alone(String event, String sent) {
        Json json = herald("announce", "--json", "--event", event, good.url().reveal())
                .onlyJson();

        assertThat(json.get("event")).isEqualTo(event);
        assertThat(events(good)).containsExactly(Optional.ofNullable(sent));
    }

    @Test
    void no_stop_leaves_us_in_the_swarm() {
        herald("announce", "--no-stop", good.url().reveal());

        assertThat(events(good)).containsExactly(Optional.of("started"));
    }

    @Test
    void a_refusal_has_the_trackers_own_words_and_its_advice() {
        CommandRun run = herald("announce", "--json", refusing.url().reveal());

        Json json = run.onlyJson();
        assertThat(run.code()).isEqualTo(1);
        assertThat(json.names())
                .containsExactly("kind", "schema", "tracker", "infoHash", "event", "outcome", "elapsedMillis", "error");
        assertThat(json.get("outcome")).isEqualTo("failed");
        assertThat(json.get("error.kind")).isEqualTo("refused");
        assertThat(json.get("error.reason")).isEqualTo("unregistered torrent");
        assertThat(json.get("error.retry.advice")).isEqualTo("after");
        assertThat(json.get("error.retry.seconds")).isEqualTo(300L);
    }

    @Test
    void RETRY_8_never_is_never() {
        try (ScriptedHttpTracker closed = ScriptedHttpTracker.open(
                always(HttpReply.ok("d14:failure reason13:Not a tracker8:retry in5:nevere")))) {
            Json json = herald("announce", "--json", closed.url().reveal()).onlyJson();

            assertThat(json.get("error.retry.advice")).isEqualTo("never");
            assertThat(json.get("error.retry.seconds")).isNull();
        }
    }

    @Test
    void warnings_and_remarks_stand_together() {
        String answer = "d8:intervali1800e5:peers7:" + "\u00c0\u0000\u0002\u0001\u001a\u00e1\u0000"
                + "15:warning message4:hmm!e";
        try (ScriptedHttpTracker odd = ScriptedHttpTracker.open(always(HttpReply.ok(answer)))) {
            Json json = herald("announce", "--json", odd.url().reveal()).onlyJson();

            assertThat(json.get("peers")).isEqualTo(List.of("192.0.2.1:6881"));
            assertThat(json.get("warning").toString()).startsWith("hmm!; ");
        }
    }

    @Test
    void what_we_say_of_ourselves_arrives() {
        herald(
                "announce",
                "--no-stop",
                "--port=7001",
                "--uploaded=11",
                "--downloaded=22",
                "--left=33",
                "--numwant=44",
                "--key=deadBEEF",
                "--peer-id=-XX0100-0123456789ab",
                "--tracker-id=61206226ff",
                "--ip=203.0.113.9",
                "--user-agent=Somebody/1.0",
                "--info-hash=" + IH1,
                good.url().reveal());

        RecordedRequest request = first(good);
        assertThat(request.target())
                .startsWith("/announce?info_hash=%124Vx%9A%BC%DE%F1%23Eg%89%AB%CD%EF%124Vx%9A"
                        + "&peer_id=-XX0100-0123456789ab&")
                .contains("trackerid=a%20b%26%FF");
        assertThat(request.parameter("port")).contains("7001");
        assertThat(request.parameter("uploaded")).contains("11");
        assertThat(request.parameter("downloaded")).contains("22");
        assertThat(request.parameter("left")).contains("33");
        assertThat(request.parameter("numwant")).contains("44");
        assertThat(request.parameter("key")).contains("DEADBEEF");
        assertThat(request.parameter("ip")).contains("203.0.113.9");
        assertThat(request.header("User-Agent")).contains("Somebody/1.0");
    }

    @Test
    void META_12_left_is_the_size_of_the_torrent() throws IOException {
        herald("announce", "--tracker", good.url().reveal(), "--policy", "all", torrent(Fixtures.torrentFile()));

        assertThat(first(good).parameter("left")).contains("3");
        assertThat(first(good).parameter("info_hash")).isPresent();
    }

    @Test
    void HTTP_A9_left_is_no_seeders_where_the_size_is_unknown() {
        herald("announce", "magnet:?xt=urn:btih:" + IH1 + "&tr=" + good.url().reveal());

        assertThat(first(good).parameter("left")).contains("16384");
    }

    private String torrent(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("x.torrent"), bytes).toString();
    }

    private String torrentOf(String announceList, String more) throws IOException {
        return torrent(("d13:announce-list" + announceList + "4:infod6:lengthi5e4:name1:a12:piece lengthi1e6:pieces20:"
                        + "a".repeat(20) + more + "ee")
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String listed(TrackerUrl tracker) {
        return tracker.reveal().length() + ":" + tracker.reveal();
    }

    @Test
    void TIER_1_a_torrent_is_announced_to_the_first_that_accepts() throws IOException {
        try (ScriptedHttpTracker other = ScriptedHttpTracker.open(always(HttpReply.ok(FULL_ANSWER)))) {
            String file = torrentOf(
                    "ll" + listed(refusing.url()) + "el" + listed(good.url()) + "el" + listed(other.url()) + "ee", "");

            CommandRun run = herald("announce", "--json", file);

            assertThat(run.code()).isZero();
            assertThat(run.json().stream().map(line -> line.get("outcome"))).containsExactly("failed", "accepted");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void TIER_10_other_policies_ask_more() throws IOException {
        try (ScriptedHttpTracker other = ScriptedHttpTracker.open(always(HttpReply.ok(FULL_ANSWER)))) {
            String file = torrentOf(
                    "ll" + listed(good.url()) + listed(refusing.url()) + "el" + listed(other.url()) + "ee", "");

            assertThat(herald("announce", "--json", "--policy=all", file).json())
                    .hasSize(3);
            int tiers =
                    herald("announce", "--json", "--policy=tiers", file).json().size();
            assertThat(tiers).isBetween(2, 3);
        }
    }

    @Test
    void PRIV_1_PRIV_2_a_private_torrent_keeps_to_its_own_trackers_one_at_a_time() throws IOException {
        try (ScriptedHttpTracker other = ScriptedHttpTracker.open(always(HttpReply.ok(FULL_ANSWER)))) {
            String file = torrentOf("ll" + listed(good.url()) + "ee", "7:privatei1e");

            CommandRun run = herald(
                    "announce",
                    "--json",
                    "--policy=all",
                    "--tracker",
                    other.url().reveal(),
                    file);

            assertThat(run.code()).isZero();
            assertThat(run.err()).contains("private").contains("BEP 27");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void META_6_a_hybrid_is_announced_twice() {
        String link = "magnet:?xt=urn:btih:35d2a016b7a7ab8c29f23b5806db5ca43d50f762"
                + "&xt=urn:btmh:12203203319946304d79e6579249e88e4c9278b1ddfa613c13189cc4369d06297ad6&tr="
                + good.url().reveal();

        CommandRun run = herald("announce", "--json", link);

        assertThat(run.json().stream().map(line -> line.get("infoHash")))
                .containsExactlyInAnyOrder(
                        "35d2a016b7a7ab8c29f23b5806db5ca43d50f762", "3203319946304d79e6579249e88e4c9278b1ddfa");
        assertThat(events(good)).hasSize(4);
    }

    @Test
    void several_trackers_and_swarms_are_each_answered() {
        CommandRun run = CommandRun.with(refusing.url().reveal() + "\n")
                .herald(
                        "announce",
                        "--json",
                        "--info-hash",
                        IH1,
                        "--info-hash",
                        Fixtures.IH2.hex(),
                        good.url().reveal(),
                        "-");

        assertThat(run.code()).isZero();
        assertThat(run.json()).hasSize(4);
        assertThat(run.json().stream().filter(line -> line.get("outcome").equals("accepted")))
                .extracting(line -> line.get("infoHash"))
                .containsExactlyInAnyOrder(IH1, Fixtures.IH2.hex());
    }

    @Test
    void the_exit_code_says_how_all_failed() {
        try (ScriptedHttpTracker silent = ScriptedHttpTracker.open(always(HttpReply.silence()));
                ScriptedHttpTracker html = ScriptedHttpTracker.open(always(HttpReply.ok("<html>")))) {
            String dead = ScriptedHttpTracker.nobody().reveal();

            assertThat(herald("announce", dead, dead + "?x").code()).isEqualTo(3);
            assertThat(herald("announce", "--timeout", "300ms", silent.url().reveal())
                            .code())
                    .isEqualTo(4);
            assertThat(herald("announce", html.url().reveal()).code()).isEqualTo(5);
            assertThat(herald("announce", html.url().reveal(), dead).code()).isEqualTo(1);
            assertThat(herald("announce", html.url().reveal(), good.url().reveal())
                            .code())
                    .isZero();
        }
    }

    @Test
    void what_cannot_be_read_does_not_stop_the_others() {
        CommandRun run = herald(
                "announce",
                "--json",
                folder.resolve("missing.torrent").toString(),
                "magnet:?xt=urn:btih:12",
                good.url().reveal());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.onlyJson().get("outcome")).isEqualTo("accepted");
        assertThat(run.err()).contains("missing.torrent: no such file").contains("40 hex digits");
    }

    @Test
    void MAG_7_a_target_without_trackers_is_told_so() {
        assertThat(herald("announce", IH1).err()).contains("--tracker");
        assertThat(herald("announce", IH1).code()).isEqualTo(2);
        assertThat(herald("announce", "magnet:?xt=urn:btih:" + IH1).err()).contains("names no tracker");
        assertThat(herald("announce", "magnet:?xt=urn:btih:" + IH1).code()).isEqualTo(2);
        assertThat(herald("announce", "--tracker", good.url().reveal(), IH1).code())
                .isZero();
    }

    @Test
    void HTTP_T8_certificates_count_unless_they_are_told_not_to() {
        try (ScriptedHttpTracker tls =
                ScriptedHttpTracker.openTls(LoopbackTls.LOOPBACK.server(), always(HttpReply.ok(FULL_ANSWER)))) {
            assertThat(herald("announce", tls.url().reveal()).code()).isEqualTo(3);
            assertThat(herald("announce", "--insecure", tls.url().reveal()).code())
                    .isZero();
        }
    }

    @Test
    void a_proxy_takes_everything_or_nothing_goes() {
        String dead = "http://127.0.0.1:" + ScriptedHttpTracker.nobody().port();

        CommandRun run = herald("announce", "--proxy", dead, good.url().reveal());

        assertThat(run.code()).isEqualTo(3);
        assertThat(good.requests()).isEmpty();
        assertThat(herald("announce", "--proxy", "http://" + good.authority(), "http://tracker.invalid/announce")
                        .code())
                .isZero();
        assertThat(first(good).target()).startsWith("http://tracker.invalid:80/announce?");
    }

    @Test
    void a_tracker_that_the_proxy_is_not_for_is_reached_directly_and_no_other() {
        String dead = "http://127.0.0.1:" + ScriptedHttpTracker.nobody().port();
        String other = "http://127.0.0.1:" + good.port() + "/announce";
        String home = "http://localhost:" + good.port() + "/announce";

        assertThat(herald("announce", "--proxy", dead, "--direct", "localhost", home)
                        .code())
                .isZero();
        int heard = good.requests().size();
        assertThat(herald("announce", "--proxy", dead, "--direct", "localhost", other)
                        .code())
                .isEqualTo(3);
        assertThat(herald("announce", "--proxy", dead, "--direct", "localhost:1", home)
                        .code())
                .isEqualTo(3);
        assertThat(good.requests()).hasSize(heard);
        assertThat(herald("announce", "--direct", "http://localhost", home).code())
                .isEqualTo(2);
    }

    @Test
    void a_tracker_that_no_proxy_is_not_for_is_wrong_usage_before_anybody_is_asked() {
        CommandRun run = herald("announce", "--direct", "localhost", good.url().reveal());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--direct is for trackers that --proxy is not for, and there is no --proxy");
        assertThat(good.requests()).isEmpty();
    }

    @Test
    void a_family_or_an_address_of_ones_own_is_kept_to() {
        assertThat(herald("announce", "-6", good.url().reveal()).code()).isEqualTo(3);
        assertThat(good.requests()).isEmpty();
        assertThat(herald("announce", "-4", "--bind", "127.0.0.1", good.url().reveal())
                        .code())
                .isZero();
    }

    @Test
    void people_see_what_was_said() {
        CommandRun run = herald(
                "announce",
                "--info-hash",
                IH1,
                good.url().reveal(),
                refusing.url().reveal());

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("accepted  " + good.url())
                .contains("7 seeders, 5 leechers, 120 completed")
                .contains("in 1800 s, not before 900 s")
                .contains("198.51.100.7:51413")
                .contains("failed    " + refusing.url())
                .contains("the tracker refused: unregistered torrent")
                .contains("left alone for 300 s");
    }
}
