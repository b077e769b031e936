package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.HttpScript;
import dev.herald.testkit.http.RecordedRequest;
import dev.herald.testkit.http.ScriptedHttpTracker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class CheckVerbTest {

    private static final HttpReply ACCEPTED = HttpReply.ok("d8:completei0e10:incompletei1e8:intervali1800e5:peers0:e");

    @TempDir
    private Path folder;

    /** Accepts announces, and counts no peers in scrapes of swarms it need not know. */
    static HttpScript well() {
        return HttpScript.always(HttpReply.by(request ->
                request.path().startsWith("/scrape") ? scraped(request, "d8:completei0e10:incompletei0ee") : ACCEPTED));
    }

    private static HttpReply scraped(RecordedRequest request, String counts) {
        byte[] swarm = request.parameters("info_hash").get(0);
        return HttpReply.ok(("d5:filesd20:" + new String(swarm, StandardCharsets.ISO_8859_1) + counts + "ee")
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<String> events(ScriptedHttpTracker tracker) {
        return tracker.requests().stream()
                .map(request -> request.path().substring(1)
                        + request.parameter("event").map(event -> " " + event).orElse(""))
                .toList();
    }

    @Test
    void a_healthy_tracker_is_announced_to_scraped_and_told_that_we_go() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(well())) {
            CommandRun run = CommandRun.herald("check", "--json", tracker.url().toString());

            assertThat(run.code()).isZero();
            Json check = run.onlyJson();
            assertThat(check.names())
                    .startsWith("kind", "schema", "tracker", "outcome", "reasons", "infoHash", "event");
            assertThat(check.get("kind")).isEqualTo("check");
            assertThat(check.get("tracker")).isEqualTo(tracker.url().toString());
            assertThat(check.get("outcome")).isEqualTo("healthy");
            assertThat(check.get("reasons")).isEqualTo(List.of());
            assertThat(check.get("intervalSeconds")).isEqualTo(1800L);
            assertThat(check.get("scrape")).isEqualTo(true);
            assertThat(check.get("inventsPeers")).isEqualTo(false);
            assertThat(check.get("families.ipv4.outcome")).isEqualTo("accepted");
            assertThat(check.get("families.ipv4.addresses")).isEqualTo(List.of("127.0.0.1"));
            assertThat(check.get("families.ipv6.outcome")).isEqualTo("absent");
            assertThat((List<?>) check.get("answerMillis.all")).hasSize(3);
            assertThat(run.err()).contains("checked 1 tracker: 1 healthy, 0 degraded, 0 dead");
            assertThat(events(tracker)).containsExactly("announce started", "scrape", "scrape", "announce stopped");
        }
    }

    @Test
    void the_two_scrapes_ask_of_our_swarm_and_of_a_control_swarm() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(well())) {
            CommandRun.herald("check", tracker.url().toString());

            List<byte[]> asked = tracker.requests().stream()
                    .map(request -> request.parameters("info_hash").get(0))
                    .toList();
            assertThat(asked.get(1)).isEqualTo(asked.get(0));
            assertThat(asked.get(2)).isNotEqualTo(asked.get(0));
            assertThat(asked.get(3)).isEqualTo(asked.get(0));
        }
    }

    @Test
    void a_tracker_without_scrape_is_healthy_and_told_of_other_swarms_which_all_end() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(ACCEPTED))) {
            CommandRun run = CommandRun.herald(
                    "check", "--json", tracker.url("/announce/a").toString());

            assertThat(run.onlyJson().get("outcome")).isEqualTo("healthy");
            assertThat(run.onlyJson().get("scrape")).isEqualTo(false);
            assertThat(events(tracker))
                    .containsExactlyInAnyOrder(
                            "announce/a started",
                            "announce/a started",
                            "announce/a started",
                            "announce/a stopped",
                            "announce/a stopped",
                            "announce/a stopped");
            assertThat(tracker.requests().stream()
                            .map(request ->
                                    new String(request.parameters("info_hash").get(0), StandardCharsets.ISO_8859_1))
                            .distinct())
                    .hasSize(3);
        }
    }

    @Test
    void more_probes_are_asked_where_somebody_wants_more() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(well())) {
            CommandRun run = CommandRun.herald(
                    "check", "--json", "--probes", "5", tracker.url().toString());

            assertThat((List<?>) run.onlyJson().get("answerMillis.all")).hasSize(5);
            assertThat(events(tracker)).hasSize(6);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // peers that are not us; counts in a swarm of our own
                "d8:intervali1800e5:peers12:abcdefghijkle | 2 in a swarm that nobody else is in, such as 97.98.99.100",
                "d8:completei40e10:incompletei2e8:intervali1800e5:peers0:e | counts 42 in a swarm that nobody else is in",
            })
    void a_tracker_that_invents_peers_is_unmasked(String answer, String reason) {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(HttpReply.ok(answer)))) {
            CommandRun run = CommandRun.herald(
                    "check", "--json", tracker.url("/announce/a").toString());

            assertThat(run.onlyJson().get("outcome")).isEqualTo("degraded");
            assertThat(run.onlyJson().get("inventsPeers")).isEqualTo(true);
            assertThat(run.onlyJson().get("reasons").toString())
                    .contains("invents peers")
                    .contains(reason);
        }
    }

    @Test
    void a_tracker_that_counts_peers_in_the_control_swarm_alone_is_unmasked() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(
                HttpScript.always(HttpReply.by(request -> request.path().startsWith("/scrape")
                        ? scraped(request, "d8:completei1e10:incompletei0ee")
                        : ACCEPTED)))) {
            CommandRun run = CommandRun.herald("check", "--json", tracker.url().toString());

            assertThat(run.onlyJson().get("inventsPeers")).isEqualTo(true);
        }
    }

    @Test
    void a_tracker_that_hands_us_back_to_ourselves_invents_nobody() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(HttpReply.by(request -> {
            int port = Integer.parseInt(request.parameter("port").orElseThrow());
            return HttpReply.ok(("d8:intervali1800e5:peers6:abcd" + (char) (port >>> 8) + (char) (port & 0xff) + "e")
                    .getBytes(StandardCharsets.ISO_8859_1));
        })))) {
            CommandRun run = CommandRun.herald(
                    "check", "--json", tracker.url("/announce/a").toString());

            assertThat(run.onlyJson().get("outcome")).isEqualTo("healthy");
        }
    }

    @Test
    void a_tracker_that_refuses_in_its_own_words_is_alive_but_degraded_and_owed_no_farewell() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(
                HttpScript.always(HttpReply.ok("d14:failure reason20:unregistered torrente")))) {
            CommandRun run = CommandRun.herald("check", "--json", tracker.url().toString());

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.onlyJson().get("outcome")).isEqualTo("degraded");
            assertThat(run.onlyJson().get("error.kind")).isEqualTo("refused");
            assertThat(run.onlyJson().get("error.reason")).isEqualTo("unregistered torrent");
            assertThat(run.onlyJson().get("reasons").toString()).contains("unregistered torrent");
            assertThat(events(tracker)).doesNotContain("announce stopped");
        }
    }

    @ParameterizedTest
    @CsvSource({"404 Not Found, 1, refused", "500 Oops, 1, refused"})
    void a_web_server_that_is_no_tracker_is_dead(String status, int code, String kind) {
        try (ScriptedHttpTracker server =
                ScriptedHttpTracker.open(HttpScript.always(HttpReply.status(status, "", new byte[0])))) {
            CommandRun run = CommandRun.herald("check", "--json", server.url().toString());

            assertThat(run.code()).isEqualTo(code);
            assertThat(run.onlyJson().get("outcome")).isEqualTo("dead");
            assertThat(run.onlyJson().get("error.kind")).isEqualTo(kind);
        }
    }

    @Test
    void a_tracker_that_is_busy_is_not_dead() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(
                HttpScript.always(HttpReply.status("429 Too Many Requests", "Retry-After: 60\r\n", new byte[0])))) {
            assertThat(CommandRun.herald("check", "--json", tracker.url().toString())
                            .onlyJson()
                            .get("outcome"))
                    .isEqualTo("degraded");
        }
    }

    @Test
    void the_dead_are_dead_each_for_its_reason() {
        try (ScriptedHttpTracker mute = ScriptedHttpTracker.openMute("http");
                ScriptedHttpTracker garbage = ScriptedHttpTracker.open(HttpScript.always(HttpReply.ok("<html>")))) {
            String nobody = ScriptedHttpTracker.nobody().toString();
            CommandRun run = CommandRun.herald(
                    "check",
                    "--json",
                    "--timeout=500ms",
                    mute.url().toString(),
                    garbage.url().toString(),
                    nobody,
                    "http://no-such-host.invalid/announce");

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.json())
                    .hasSize(4)
                    .allMatch(check -> check.get("outcome").equals("dead"));
            assertThat(run.json().stream().map(check -> check.get("error.kind")))
                    .containsExactlyInAnyOrder("timed-out", "malformed", "unreachable", "unreachable");
            assertThat(run.json()).noneMatch(check -> ((List<?>) check.get("reasons")).isEmpty());
        }
    }

    @Test
    void scrapes_that_cannot_be_read_degrade() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(
                HttpReply.by(request -> request.path().startsWith("/scrape") ? HttpReply.ok("<html>") : ACCEPTED)))) {
            Json check = CommandRun.herald("check", "--json", tracker.url().toString())
                    .onlyJson();

            assertThat(check.get("outcome")).isEqualTo("degraded");
            assertThat(check.get("scrape")).isEqualTo(false);
            assertThat(check.get("reasons").toString()).contains("scrapes fail");
        }
    }

    @Test
    void a_slow_tracker_is_degraded_and_asked_less() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(request -> wire -> {
            wire.pause(Duration.ofMillis(2_100));
            well().reply(request).sendOn(wire);
        })) {
            Json check = CommandRun.herald(
                            "check", "--json", "--timeout=4s", tracker.url().toString())
                    .onlyJson();

            assertThat(check.get("outcome")).isEqualTo("degraded");
            assertThat(check.get("reasons").toString()).contains("slow");
            assertThat(events(tracker)).containsExactly("announce started", "announce stopped");
        }
    }

    @Test
    void both_ip_versions_are_checked_and_one_alone_degrades() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(well())) {
            String url = "http://localhost:" + tracker.port() + "/announce";
            Json check = CommandRun.herald("check", "--json", url).onlyJson();

            assertThat(check.get("families.ipv4.outcome")).isEqualTo("accepted");
            if (check.get("families.ipv6.outcome").equals("failed")) {
                assertThat(check.get("outcome")).isEqualTo("degraded");
                assertThat(check.get("reasons").toString()).contains("over IPv6: failed while connecting");
            } else {
                assertThat(check.get("families.ipv6.outcome")).isIn("absent", "untried");
                assertThat(check.get("outcome")).isEqualTo("healthy");
            }
            assertThat(CommandRun.herald("check", "--json", "-4", url)
                            .onlyJson()
                            .get("outcome"))
                    .isEqualTo("healthy");
        }
    }

    @Test
    void an_ipv6_tracker_is_checked_over_ipv6() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.openAt("::1", well())) {
            Json check = CommandRun.herald("check", "--json", tracker.url().toString())
                    .onlyJson();

            assertThat(check.get("outcome")).isEqualTo("healthy");
            assertThat(check.get("families.ipv6.outcome")).isEqualTo("accepted");
            assertThat(check.get("families.ipv6.addresses")).isEqualTo(List.of("::1"));
            assertThat(check.get("families.ipv4.outcome")).isEqualTo("absent");
        }
    }

    @Test
    void trackers_on_one_host_or_at_one_address_are_marked_and_repeats_asked_once() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(well())) {
            String first = tracker.url().toString();
            String host = tracker.url("/b/announce").toString();
            String address = "http://localhost:" + tracker.port() + "/announce";
            CommandRun run = CommandRun.herald("check", "--json", "-4", first, host, first, address);

            assertThat(run.json()).hasSize(3);
            assertThat(run.err()).contains("left out 1 repeat");
            assertThat(of(run, first).names()).doesNotContain("sameHostAs", "sameAddressAs");
            assertThat(of(run, host).get("sameHostAs")).isEqualTo(first);
            assertThat(of(run, host).get("sameAddressAs")).isNull();
            assertThat(of(run, address).get("sameHostAs")).isNull();
            assertThat(of(run, address).get("sameAddressAs")).isEqualTo(first);
        }
    }

    private static Json of(CommandRun run, String tracker) {
        return run.json().stream()
                .filter(check -> check.get("tracker").equals(tracker))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void targets_come_from_standard_input_files_and_torrents() throws Exception {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(well())) {
            Path list = folder.resolve("list.txt");
            Files.writeString(list, "# mine\n\n" + tracker.url("/c/announce") + "\n");
            String magnet =
                    "magnet:?xt=urn:btih:123456789abcdef123456789abcdef123456789a&tr=" + tracker.url("/d/announce");

            CommandRun run = CommandRun.with(tracker.url() + "\n" + tracker.url("/b/announce"))
                    .herald("check", "--json", "-", magnet, "--trackers", list.toString());

            assertThat(run.code()).isZero();
            assertThat(run.json().stream().map(check -> check.get("tracker")))
                    .containsExactlyInAnyOrder(
                            tracker.url().toString(),
                            tracker.url("/b/announce").toString(),
                            tracker.url("/c/announce").toString(),
                            tracker.url("/d/announce").toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense, no such file",
        "123456789abcdef123456789abcdef123456789a, names no tracker",
        "http://, host",
        "'magnet:?xt=urn:btih:123456789abcdef123456789abcdef123456789a', names no tracker"
    })
    void a_target_without_a_tracker_is_told_of_and_does_not_stop_the_others(String target, String words) {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(well())) {
            CommandRun run = CommandRun.herald("check", target, tracker.url().toString());

            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).contains(target).contains(words);
            assertThat(run.out()).contains("healthy").contains(tracker.url().toString());
        }
    }

    @Test
    void the_list_is_the_living_ones_the_best_first() {
        try (ScriptedHttpTracker well = ScriptedHttpTracker.open(well());
                ScriptedHttpTracker refusing =
                        ScriptedHttpTracker.open(HttpScript.always(HttpReply.ok("d14:failure reason2:noe")))) {
            String dead = ScriptedHttpTracker.nobody().toString();
            CommandRun run = CommandRun.herald(
                    "check",
                    "--format",
                    "list",
                    dead,
                    refusing.url().toString(),
                    well.url().toString());

            assertThat(run.code()).isZero();
            assertThat(run.out()).isEqualTo(well.url() + "\n" + refusing.url() + "\n");
        }
    }

    @Test
    void people_get_a_row_for_each_tracker() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(well())) {
            CommandRun run = CommandRun.herald("check", tracker.url().toString());

            assertThat(run.out().lines()).hasSize(2);
            assertThat(run.out()).doesNotContain("\u001b");
            assertThat(run.out().lines().skip(1).findFirst().orElseThrow())
                    .matches("healthy  +[0-9]+ ms  yes   -     yes       1800 s  " + tracker.url());
        }
    }

    @Test
    void a_terminal_gets_a_live_table_and_at_the_end_the_rows_once() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(well())) {
            CommandRun run = CommandRun.with("")
                    .onATerminal()
                    .herald("check", tracker.url().toString());

            String rows = run.out().substring(run.out().lastIndexOf("\u001b[J"));
            assertThat(run.out()).contains("0 of 1 checked, 0:00").contains("1 of 1 checked");
            assertThat(rows)
                    .startsWith("\u001b[J\u001b[1A\u001b[?7h\u001b[2mhealth ")
                    .contains("\u001b[32mhealthy ")
                    .doesNotContain("checked,");
            assertThat(run.err()).isEqualTo("herald: checked 1 tracker: 1 healthy, 0 degraded, 0 dead\n");
        }
    }

    @Test
    void without_colour_the_live_table_has_none() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(well())) {
            CommandRun run = CommandRun.with("")
                    .onATerminal()
                    .having("NO_COLOR", "1")
                    .herald("check", tracker.url().toString());

            assertThat(run.out()).contains("0 of 1 checked", "healthy ").doesNotContainPattern("\u001b\\[[0-9]+m");
        }
    }

    @Test
    void where_the_data_are_not_a_table_a_line_counts_and_goes() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(well())) {
            CommandRun run = CommandRun.with("")
                    .onATerminal()
                    .herald("check", "--json", tracker.url().toString());

            assertThat(run.json()).hasSize(1);
            assertThat(run.err()).contains("0 of 1 checked, 0:00").contains("1 of 1 checked");
            assertThat(run.err().substring(run.err().lastIndexOf("\u001b[K"))).doesNotContain("checked,");
        }
    }

    @Test
    void in_a_pipe_nothing_is_drawn() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(well())) {
            CommandRun run = CommandRun.herald("check", tracker.url().toString());

            assertThat(run.all()).doesNotContain("\u001b", "of 1 checked");
        }
    }

    @Test
    void Ctrl_C_takes_the_live_table_away_keeps_what_is_known_and_parts_politely() throws Exception {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(well());
                ScriptedHttpTracker silent = ScriptedHttpTracker.open(HttpScript.always(HttpReply.silence()));
                RunningCommand check = RunningCommand.start(
                        true,
                        "check",
                        "--timeout=2s",
                        tracker.url().toString(),
                        silent.url().toString())) {
            check.awaitOutput("1 of 2 checked");

            assertThat(check.interrupt()).isEqualTo(ExitCode.INTERRUPTED);

            String rest = check.out().substring(check.out().lastIndexOf("\u001b[J"));
            assertThat(rest.lines()).hasSize(2);
            assertThat(rest)
                    .contains(tracker.url().toString())
                    .doesNotContain(silent.url().toString());
            assertThat(events(tracker)).contains("announce stopped");
        }
    }

    @Test
    void secrets_stay_secret_in_every_form() throws Exception {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(
                HttpScript.always(HttpReply.ok("d14:failure reason40:passkey 0123456789abcdef0123 is unknown.e")))) {
            String url = tracker.url("/0123456789abcdef0123/announce").reveal();
            Path page = folder.resolve("page.html");
            CommandRun human = CommandRun.herald("check", url, "--html", page.toString());
            CommandRun json = CommandRun.herald("check", "--json", url);
            CommandRun list = CommandRun.herald("check", "--format=list", url);

            assertThat(human.all() + json.all() + list.all() + Files.readString(page))
                    .contains("***")
                    .doesNotContain("0123456789abcdef0123");
            assertThat(CommandRun.herald("check", "--json", "--show-secrets", url)
                            .out())
                    .contains("0123456789abcdef0123");
        }
    }

    @Test
    void the_page_is_one_file_that_asks_nobody_and_escapes_what_trackers_say() throws Exception {
        String attack = "<script>alert(1)</script>\"'&{{rows}}";
        try (ScriptedHttpTracker well = ScriptedHttpTracker.open(well());
                ScriptedHttpTracker evil = ScriptedHttpTracker.open(
                        HttpScript.always(HttpReply.ok("d14:failure reason" + attack.length() + ":" + attack + "e")))) {
            Path page = folder.resolve("page.html");
            CommandRun run = CommandRun.herald(
                    "check", well.url().toString(), evil.url("/announce/a<b>c").toString(), "--html", page.toString());

            assertThat(run.code()).isZero();
            String html = Files.readString(page);
            assertThat(html)
                    .startsWith("<!doctype html>")
                    .contains("default-src 'none'", "prefers-color-scheme: dark", "<svg ", "2 trackers")
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;{{rows}}")
                    .doesNotContain("alert(1)</script>", "<b>", "src=", "@import", "url(");
            assertThat(html.split("<script>", -1)).hasSize(2);
            assertThat(html.indexOf(">healthy</td>")).isBetween(0, html.indexOf(">degraded</td>"));
        }
    }

    @Test
    void a_page_that_cannot_be_written_is_told_of_before_anybody_is_asked() {
        String tracker = ScriptedHttpTracker.nobody().toString();
        CommandRun aFolder = CommandRun.herald("check", tracker, "--html", folder.toString());
        CommandRun inNone = CommandRun.herald("check", tracker, "--html", folder + "/none/page.html");

        assertThat(aFolder.code()).isEqualTo(2);
        assertThat(aFolder.err())
                .contains("--html: " + folder + " is a directory")
                .doesNotContain("checked");
        assertThat(inNone.code()).isEqualTo(2);
        assertThat(inNone.err()).contains("--html: there is no folder " + folder + "/none");
    }

    @Test
    void a_disk_without_room_for_the_page_is_told_of() {
        assumeThat(Path.of("/dev/full")).exists();
        CommandRun run = CommandRun.herald("check", ScriptedHttpTracker.nobody().toString(), "--html", "/dev/full");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("/dev/full: cannot be written (No space left on device)");
    }

    @ParameterizedTest
    @CsvSource({"check", "check --probes=0 http://t/a", "check --probes=11 http://t/a", "check --format=xml http://t/a"
    })
    void wrong_usage_costs_nothing(String line) {
        CommandRun run = CommandRun.herald(line.split(" ", -1));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("herald: ").contains("--help");
    }

    @Test
    void a_list_and_json_exclude_each_other() {
        assertThat(CommandRun.herald("check", "--json", "--format=list", "http://t/a")
                        .code())
                .isEqualTo(2);
    }
}
