package dev.herald.bootstrap.cli;

import static dev.herald.bootstrap.cli.CommandRun.herald;
import static dev.herald.testkit.http.HttpScript.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.RecordedRequest;
import dev.herald.testkit.http.ScriptedHttpTracker;
import dev.herald.testkit.http.TrackerAnswers;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrapeVerbTest {

    private static final String IH1 = Fixtures.IH1.hex();
    private static final String IH2 = Fixtures.IH2.hex();

    private final ScriptedHttpTracker knowing = ScriptedHttpTracker.open(request -> answer(request, 7));
    private final ScriptedHttpTracker ignorant = ScriptedHttpTracker.open(always(HttpReply.ok("d5:filesdee")));
    private final ScriptedHttpTracker refusing =
            ScriptedHttpTracker.open(always(HttpReply.ok("d14:failure reason9:no scrapee")));

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        knowing.close();
        ignorant.close();
        refusing.close();
    }

    /** Counts for whatever is asked. */
    private static HttpReply answer(RecordedRequest request, long seeders) {
        Map<InfoHash, SwarmStats> found = HashMap.empty();
        for (byte[] hash : request.parameters("info_hash")) {
            found = found.put(InfoHash.of(hash), SwarmStats.of(seeders, 5, 120));
        }
        return HttpReply.ok(TrackerAnswers.scraped(new ScrapeResponse(found, Option.none())));
    }

    private static List<byte[]> asked(ScriptedHttpTracker tracker) {
        return tracker.requests().stream()
                .flatMap(request -> request.parameters("info_hash").stream())
                .toList();
    }

    private String hashes(int count) throws IOException {
        String lines = IntStream.range(0, count)
                .mapToObj(number -> Fixtures.swarm(number).hex())
                .collect(Collectors.joining("\n"));
        return Files.writeString(folder.resolve("hashes.txt"), lines).toString();
    }

    @Test
    void found_swarms_have_the_fields_of_the_contract_in_their_order() {
        CommandRun run =
                herald("scrape", "--json", "--info-hash", IH1, knowing.url().reveal());

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo("{\"kind\":\"scrape\",\"schema\":1,\"tracker\":\"" + knowing.url() + "\",\"infoHash\":\""
                        + IH1 + "\",\"outcome\":\"found\",\"seeders\":7,\"leechers\":5,\"completed\":120}\n");
    }

    @Test
    void SCRAPE_8_a_swarm_the_tracker_does_not_know_is_unknown_and_that_is_an_answer() {
        CommandRun run =
                herald("scrape", "--json", "--info-hash", IH1, ignorant.url().reveal());

        assertThat(run.code()).isZero();
        assertThat(run.onlyJson().names()).containsExactly("kind", "schema", "tracker", "infoHash", "outcome");
        assertThat(run.onlyJson().get("outcome")).isEqualTo("unknown");
    }

    @Test
    void a_failure_is_told_for_every_swarm() {
        CommandRun run = herald(
                "scrape",
                "--json",
                "--info-hash",
                IH1,
                "--info-hash",
                IH2,
                refusing.url().reveal());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.json()).hasSize(2).allSatisfy(line -> {
            assertThat(line.get("outcome")).isEqualTo("failed");
            assertThat(line.get("error.reason")).isEqualTo("no scrape");
            assertThat(line.get("error.retry.advice")).isEqualTo("unstated");
        });
    }

    @Test
    void SCRAPE_4_a_tracker_without_scrape_is_unsupported() {
        assertThat(herald("scrape", "http://127.0.0.1:1/a").code()).isEqualTo(6);
    }

    @Test
    void SCRAPE_6_a_file_of_hashes_is_asked_about_in_batches() throws IOException {
        CommandRun run = herald(
                "scrape", "--json", "--hashes", hashes(150), knowing.url().reveal());

        assertThat(run.code()).isZero();
        assertThat(run.json()).hasSize(150).allMatch(line -> line.get("outcome").equals("found"));
        assertThat(knowing.requests()).hasSize(3);
    }

    @Test
    void hashes_come_from_standard_input_too_and_for_several_trackers() throws IOException {
        try (ScriptedHttpTracker other = ScriptedHttpTracker.open(request -> answer(request, 1))) {
            String lines = Files.readString(Path.of(hashes(3)));

            assertThat(CommandRun.with(lines)
                            .herald(
                                    "scrape",
                                    "--json",
                                    "--hashes",
                                    "-",
                                    knowing.url().reveal())
                            .json())
                    .hasSize(3);
            assertThat(CommandRun.with(lines)
                            .herald(
                                    "scrape",
                                    "--json",
                                    "--hashes",
                                    "-",
                                    knowing.url().reveal(),
                                    other.url().reveal())
                            .json())
                    .hasSize(6);
        }
    }

    @Test
    void standard_input_cannot_hold_targets_and_hashes() {
        assertThat(herald("scrape", "--hashes", "-", "-").code()).isEqualTo(2);
    }

    @Test
    void hashes_without_a_tracker_to_ask_are_wrong_usage() throws IOException {
        CommandRun run = herald(
                "scrape", "--hashes", hashes(1), "--tracker", knowing.url().reveal(), IH1);

        assertThat(run.code()).isEqualTo(2);
        assertThat(knowing.requests()).isEmpty();
    }

    @Test
    void lines_that_are_no_hash_are_named_and_left_out() throws IOException {
        Path file = Files.writeString(folder.resolve("x"), IH1 + "\n\nnonsense\r\n  " + IH2 + "  \n");

        CommandRun run = herald(
                "scrape", "--json", "--hashes", file.toString(), knowing.url().reveal());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.json()).hasSize(2);
        assertThat(run.err()).contains(file + ", line 3: ");
    }

    @Test
    void a_missing_file_of_hashes_is_unreadable_input() {
        CommandRun run = herald(
                "scrape",
                "--hashes",
                folder.resolve("missing").toString(),
                knowing.url().reveal());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("no such file");
        assertThat(knowing.requests()).isEmpty();
    }

    @Test
    void a_public_torrent_is_asked_about_at_all_its_trackers() {
        String link = "magnet:?xt=urn:btih:" + IH1 + "&tr=" + knowing.url().reveal() + "&tr="
                + refusing.url().reveal();

        CommandRun run = herald("scrape", "--json", link);

        assertThat(run.code()).isZero();
        assertThat(run.json().stream().map(line -> line.get("outcome"))).containsExactlyInAnyOrder("found", "failed");
    }

    @Test
    void targets_that_share_a_tracker_share_its_requests() {
        CommandRun run = CommandRun.with(IH1 + "\n" + IH2 + "\nmagnet:?xt=urn:btih:"
                        + Fixtures.swarm(1).hex())
                .herald("scrape", "--json", "--tracker", knowing.url().reveal(), "-");

        assertThat(run.json()).hasSize(3);
        assertThat(knowing.requests()).hasSize(1);
    }

    @Test
    void PRIV_4_a_private_torrent_is_asked_about_at_one_tracker_at_a_time() throws IOException {
        try (ScriptedHttpTracker last = ScriptedHttpTracker.open(request -> answer(request, 1))) {
            String list = "l" + tier(refusing) + tier(knowing) + tier(last) + "e";
            Path file = Files.writeString(
                    folder.resolve("private.torrent"),
                    "d13:announce-list" + list + "4:infod6:lengthi5e4:name1:a12:piece lengthi1e6:pieces20:"
                            + "a".repeat(20) + "7:privatei1eee",
                    StandardCharsets.ISO_8859_1);

            CommandRun run = herald("scrape", "--json", file.toString());

            assertThat(run.code()).isZero();
            assertThat(run.json().stream().map(line -> line.get("outcome"))).containsExactly("failed", "found");
            assertThat(last.requests()).isEmpty();
        }
    }

    private static String tier(ScriptedHttpTracker tracker) {
        String url = tracker.url().reveal();
        return "l" + url.length() + ":" + url + "e";
    }

    @Test
    void merging_takes_the_highest_of_each_count() {
        try (ScriptedHttpTracker other = ScriptedHttpTracker.open(request -> answer(request, 9))) {
            CommandRun run = herald(
                    "scrape",
                    "--json",
                    "--merge",
                    "--info-hash",
                    IH1,
                    knowing.url().reveal(),
                    other.url().reveal(),
                    ignorant.url().reveal(),
                    refusing.url().reveal());

            Json json = run.onlyJson();
            assertThat(run.code()).isZero();
            assertThat(json.names())
                    .containsExactly(
                            "kind", "schema", "infoHash", "outcome", "seeders", "leechers", "completed", "trackers");
            assertThat(json.get("seeders")).isEqualTo(9L);
            assertThat((List<?>) json.get("trackers")).hasSize(2);
        }
    }

    @Test
    void merging_what_nobody_knows_or_says() {
        String[] ask = {
            "scrape", "--json", "--merge", "--info-hash", IH1, refusing.url().reveal(), null
        };
        ask[6] = ignorant.url().reveal();
        assertThat(herald(ask).onlyJson().get("outcome")).isEqualTo("unknown");
        ask[6] = refusing.url("/announce?2").reveal();
        assertThat(herald(ask).onlyJson().get("error.reason")).isEqualTo("no scrape");
    }

    @Test
    void a_tracker_alone_is_asked_about_a_swarm_that_nobody_is_in() {
        assertThat(herald("scrape", knowing.url().reveal()).code()).isZero();
        assertThat(asked(knowing)).hasSize(1).allMatch(hash -> hash.length == InfoHash.LENGTH);
    }

    @Test
    void databases_get_comma_separated_values() {
        CommandRun run = herald(
                "scrape",
                "--format",
                "csv",
                "--info-hash",
                IH1,
                knowing.url("/announce?a=,").reveal(),
                ignorant.url().reveal(),
                refusing.url().reveal());

        assertThat(run.out()).startsWith("tracker,infoHash,outcome,seeders,leechers,completed,error,message\n");
        assertThat(run.out().lines().skip(1))
                .containsExactlyInAnyOrder(
                        "\"" + knowing.url("/announce?a=,") + "\"," + IH1 + ",found,7,5,120,,",
                        ignorant.url() + "," + IH1 + ",unknown,,,,,",
                        refusing.url() + "," + IH1 + ",failed,,,,refused,the tracker refused: no scrape");
        assertThat(herald("scrape", "--format=csv", "--json", "http://t/announce")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void people_see_a_table() {
        CommandRun run = herald(
                "scrape",
                "--info-hash",
                IH1,
                knowing.url().reveal(),
                ignorant.url().reveal(),
                refusing.url().reveal());

        assertThat(run.out().lines())
                .contains(
                        "  seeders  leechers completed  info-hash                                 tracker",
                        "        7         5       120  " + IH1 + "  " + knowing.url(),
                        "        -         -         -  " + IH1 + "  unknown to " + ignorant.url());
        assertThat(run.out()).contains(refusing.url() + "  refused: the tracker refused: no scrape");
    }
}
