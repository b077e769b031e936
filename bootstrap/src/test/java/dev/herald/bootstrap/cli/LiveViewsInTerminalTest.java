package dev.herald.bootstrap.cli;

import static dev.herald.testkit.http.HttpScript.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.testkit.Fixtures;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.ScriptedHttpTracker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees in a terminal, and goes on seeing when its window is made smaller or larger. */
@Timeout(300)
class LiveViewsInTerminalTest {

    private static final int SILENT = 20;
    private static final String HEADING = "health      answer  IPv4";

    @TempDir
    Path folder;

    @BeforeAll
    static void needsTmux() {
        HeraldInTerminal.assumeTmux();
    }

    private static String last(List<String> screen) {
        return screen.isEmpty() ? "" : screen.get(screen.size() - 1);
    }

    private static long count(List<String> screen, String words) {
        return screen.stream().filter(line -> line.contains(words)).count();
    }

    @Test
    void the_table_of_a_check_follows_the_window_and_Ctrl_C_leaves_a_tidy_screen() throws Exception {
        try (ScriptedHttpTracker well = ScriptedHttpTracker.open(CheckVerbTest.well());
                ScriptedHttpTracker silent = ScriptedHttpTracker.openMute("http")) {
            List<String> arguments = new ArrayList<>(
                    List.of("check", "--timeout=5m", well.url().toString(), "http://127.0.0.1:1/announce"));
            for (int i = 0; i < SILENT; i++) {
                arguments.add(silent.url("/" + i + "/announce").toString());
            }
            try (HeraldInTerminal terminal =
                    HeraldInTerminal.start(folder, 12, 120, arguments.toArray(String[]::new))) {
                List<String> small = terminal.await(screen -> last(screen).startsWith("2 of 22 checked, "));
                assertThat(small).hasSize(11);
                assertThat(small.get(0)).startsWith(HEADING);
                assertThat(small.get(9)).startsWith("… and 14 more; in all 20 under way, 1 healthy, 1 dead");
                assertThat(count(small, "asking")).isEqualTo(6);
                assertThat(count(small, "dead  ")).isEqualTo(1);

                terminal.resize(30, 60);
                List<String> large = terminal.await(screen ->
                        count(screen, "asking") == SILENT && last(screen).startsWith("2 of 22 checked, "));
                assertThat(large).hasSize(24).allMatch(line -> line.length() <= 60);
                assertThat(count(large, HEADING)).isEqualTo(1);

                terminal.resize(10, 90);
                List<String> smaller = terminal.await(screen -> screen.size() == 9
                        && last(screen).startsWith("2 of 22 checked, ")
                        && count(screen, HEADING) == 1);
                assertThat(smaller.get(7)).startsWith("… and 16 more");

                terminal.pressCtrlC();
                List<String> end = terminal.await(screen -> last(screen).equals("exit code 130"));
                assertThat(count(end, HEADING)).isEqualTo(1);
                assertThat(count(end, "asking")).isZero();
                assertThat(count(end, " checked, ")).isZero();
                assertThat(end).anyMatch(line -> line.startsWith("healthy "));
            }
            assertThat(well.requests())
                    .anyMatch(request ->
                            request.parameter("event").filter("stopped"::equals).isPresent());
        }
    }

    @Test
    void a_watch_moves_its_reasons_below_the_trackers_when_the_window_becomes_narrow() throws Exception {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(
                always(HttpReply.ok("d8:completei7e10:incompletei5e8:intervali1800e5:peers0:e")))) {
            try (HeraldInTerminal terminal = HeraldInTerminal.start(
                    folder,
                    10,
                    130,
                    "watch",
                    "--info-hash",
                    Fixtures.IH1.hex(),
                    tracker.url().toString())) {
                List<String> wide = terminal.await(screen -> last(screen).contains(" answered "));
                assertThat(wide).hasSize(3);
                assertThat(wide.get(1))
                        .contains("tier 1", "working", tracker.url().toString(), "the tracker's interval");

                terminal.resize(10, 50);
                List<String> narrow = terminal.await(
                        screen -> screen.size() == 5 && last(screen).contains("answered "));
                assertThat(narrow.get(0)).startsWith(tracker.url().toString().substring(0, 10));
                assertThat(narrow.get(1)).contains("tier 1", "working").doesNotContain("interval");
                assertThat(narrow.get(2)).endsWith(": the tracker's interval");
                assertThat(narrow.get(3)).endsWith("7 seeders, 5 leechers, 0 peers,");

                terminal.pressCtrlC();
                List<String> end = terminal.await(screen -> last(screen).equals("exit code 130"));
                assertThat(end.get(1)).contains("tier 1", "working");
                assertThat(count(end, "told the tracker that we stopped")).isEqualTo(1);
            }
        }
    }
}
