package dev.herald.bootstrap.cli;

import static dev.herald.bootstrap.cli.CommandRun.herald;
import static dev.herald.testkit.http.HttpScript.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.testkit.Fixtures;
import dev.herald.testkit.PlantedSecrets;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.ScriptedHttpTracker;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchVerbTest {

    private static final String IH1 = Fixtures.IH1.hex();
    private static final String ANSWERED = ",\"intervalSeconds\":1800,\"seeders\":7,\"leechers\":5,\"peers\":[]";
    private static final String WORKING = "working";

    private final ScriptedHttpTracker good =
            ScriptedHttpTracker.open(always(HttpReply.ok("d8:completei7e10:incompletei5e8:intervali1800e5:peers0:e")));
    private final ScriptedHttpTracker refusing =
            ScriptedHttpTracker.open(always(HttpReply.ok("d14:failure reason10:Overloaded8:retry ini5ee")));

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

    @Test
    void a_change_is_a_line_of_json_and_Ctrl_C_parts_politely() throws Exception {
        try (RunningCommand watch = RunningCommand.start(
                false, "watch", "--info-hash", IH1, good.url().reveal())) {
            watch.awaitOutput("\"outcome\":\"accepted\"");

            assertThat(watch.interrupt()).isEqualTo(ExitCode.INTERRUPTED);

            assertThat(watch.out().lines().map(line -> line.replaceFirst("(nextSeconds\":)18[0-9]{2},", "$118xx,")))
                    .containsExactly(
                            line("started", "asked", ""),
                            line("started", "accepted", ANSWERED + ",\"nextSeconds\":18xx,\"rule\":\"interval\""),
                            line("stopped", "asked", ""),
                            line("stopped", "accepted", ANSWERED));
            assertThat(events(good)).containsExactly(Optional.of("started"), Optional.of("stopped"));
        }
    }

    private String line(String event, String outcome, String rest) {
        return "{\"kind\":\"watch\",\"schema\":1,\"tracker\":\"" + good.url() + "\",\"infoHash\":\"" + IH1
                + "\",\"event\":\"" + event + "\",\"outcome\":\"" + outcome + "\"" + rest + "}";
    }

    @Test
    void RETRY_8_a_failure_says_when_the_tracker_is_asked_again_and_by_which_rule() throws Exception {
        try (RunningCommand watch = RunningCommand.start(
                false, "watch", "--json", "--info-hash", IH1, refusing.url().reveal())) {
            watch.awaitOutput("\"outcome\":\"failed\"");
            watch.interrupt();

            assertThat(watch.out())
                    .contains(
                            "\"failures\":1,\"nextSeconds\":300,\"rule\":\"retry-advice\",\"error\":{\"kind\":\"refused\"")
                    .contains("\"reason\":\"Overloaded\"")
                    .doesNotContain("stopped");
            assertThat(events(refusing)).containsExactly(Optional.of("started"));
        }
    }

    @Test
    void a_terminal_gets_a_live_view_that_says_what_each_tracker_waits_for_and_why() throws Exception {
        String magnet = "magnet:?xt=urn:btih:" + IH1 + "&tr=" + refusing.url().reveal() + "&tr="
                + good.url().reveal();
        try (RunningCommand watch = RunningCommand.start(true, "watch", magnet)) {
            watch.awaitOutput(WORKING);
            watch.interrupt();

            assertThat(watch.out())
                    .contains(
                            "tier 1",
                            "tier 2",
                            refusing.url().toString(),
                            good.url().toString())
                    .contains("7 seeders, 5 leechers, 0 peers, answered")
                    .contains("the tracker's interval")
                    .contains("the tracker refused: Overloaded")
                    .doesNotContain("\"kind\"")
                    .endsWith("\u001b[?7h");
        }
    }

    @Test
    void ends_by_itself_where_a_time_is_given() {
        CommandRun run =
                herald("watch", "--for=1ms", "--info-hash", IH1, good.url().reveal());

        assertThat(run.code()).isNotEqualTo(ExitCode.INTERRUPTED).isNotEqualTo(ExitCode.BUG);
        assertThat(run.out().lines()).allMatch(line -> line.startsWith("{\"kind\":\"watch\""));
    }

    @Test
    void what_cannot_be_watched_is_said_and_is_wrong_usage() {
        CommandRun run = herald("watch", IH1);

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("an info-hash names no tracker; add one with --tracker URL");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void secrets_are_masked() throws Exception {
        String secret = PlantedSecrets.PASSKEY;
        String url = good.url().reveal() + "?passkey=" + secret;
        for (boolean isTerminal : new boolean[] {true, false}) {
            try (RunningCommand watch = RunningCommand.start(isTerminal, "watch", "--info-hash", IH1, url)) {
                watch.awaitOutput(isTerminal ? WORKING : "\"outcome\":\"accepted\"");
                watch.interrupt();

                assertThat(watch.out()).contains("passkey=***").doesNotContain(secret);
            }
        }
    }
}
