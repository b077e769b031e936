package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.HttpScript;
import dev.herald.testkit.http.ScriptedHttpTracker;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A list as people have them: a third is well, a third is slow, a third is dead in every way there is. */
@Timeout(120)
class CheckOfManyTest {

    private static final int OF_EACH = 100;
    private static final Duration SLOWLY = Duration.ofMillis(2_200);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final List<ScriptedHttpTracker> open = new ArrayList<>();
    private final Map<String, String> expected = new LinkedHashMap<>();

    @AfterEach
    void close() {
        open.forEach(ScriptedHttpTracker::close);
    }

    /** Three hundred trackers, their client and the clock share the processors: on a starved machine everybody is slow. */
    @BeforeEach
    void machineHasTimeForIt() {
        if (!"true".equals(System.getenv("CI"))) {
            OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
            assumeThat(machine.getSystemLoadAverage()).isLessThan(5.0 * machine.getAvailableProcessors());
        }
    }

    @Test
    void three_hundred_trackers_are_judged_within_twenty_seconds() {
        for (int i = 0; i < OF_EACH; i++) {
            expected.put(dead(i), "dead");
            expected.put(opened(ScriptedHttpTracker.open(slow())), "degraded");
            expected.put(opened(ScriptedHttpTracker.open(CheckVerbTest.well())), "healthy");
        }

        long begun = System.nanoTime();
        CommandRun run = CommandRun.with(String.join("\n", expected.keySet())).herald("check", "--json", "-");
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);

        Map<String, String> verdicts = new TreeMap<>();
        run.json()
                .forEach(check -> verdicts.put(
                        check.get("tracker").toString(), check.get("outcome").toString()));
        assertThat(run.code()).isZero();
        assertThat(verdicts).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(taken).isLessThan(LIMIT);
    }

    private static HttpScript slow() {
        return request -> wire -> {
            wire.pause(SLOWLY);
            CheckVerbTest.well().reply(request).sendOn(wire);
        };
    }

    private String dead(int i) {
        return switch (i % 6) {
            case 0 ->
                "http://127.0.0.1:" + (1 + i) + "/announce"; // a port of the system's choice might be given to the next
            case 1, 2 -> opened(ScriptedHttpTracker.openMute("http"));
            case 3 -> opened(ScriptedHttpTracker.open(HttpScript.always(HttpReply.ok("<html>it works</html>"))));
            case 4 -> opened(ScriptedHttpTracker.openResetting("http"));
            default -> "http://dead-" + i + ".invalid/announce";
        };
    }

    private String opened(ScriptedHttpTracker tracker) {
        open.add(tracker);
        return tracker.url("/announce").toString();
    }
}
