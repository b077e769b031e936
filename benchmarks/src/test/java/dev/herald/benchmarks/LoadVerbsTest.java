package dev.herald.benchmarks;

import static dev.herald.benchmarks.BenchRun.bench;
import static dev.herald.benchmarks.BenchRun.measured;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.LoopbackTls;
import dev.herald.testkit.http.RecordedRequest;
import dev.herald.testkit.http.ScriptedHttpTracker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180) // processes and TLS from cold, on a machine that may be busy
class LoadVerbsTest {

    @ParameterizedTest
    @ValueSource(strings = {"announce", "announce --via gateway", "floor-http", "floor-http --fresh"})
    void announces_distinct_swarms_and_prints_what_an_announce_takes(String verb) throws Exception {
        try (TrackerInside tracker = new TrackerInside()) {
            BenchRun run =
                    measured((verb + " --count 40 --in-flight 4 --warm-up 10 --tracker " + tracker.url()).split(" "));

            assertThat(run.names()).isEqualTo(BenchRun.LOAD_FIELDS);
            assertThat(run.number("announces")).isEqualTo(40);
            assertThat(run.number("failed")).isZero();
            assertThat(run.number("perSecond")).isPositive();
            assertThat(run.number("p99Millis")).isGreaterThanOrEqualTo(run.number("p50Millis"));
            assertThat(tracker.swarms()).isEqualTo(40);
            assertThat(run.number("connections")).isEqualTo(verb.endsWith("--fresh") ? 50 : 4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"floor-udp", "announce --via gateway"})
    void announces_over_udp_and_sends_again_what_was_lost(String verb) throws Exception {
        try (UdpTrackerInside tracker = new UdpTrackerInside(swarm -> swarm % 20 == 0, swarm -> false)) {
            BenchRun run = measured((verb + " --count 50 --warm-up 5 --tracker " + tracker.url()).split(" "));

            assertThat(run.names()).isEqualTo(BenchRun.LOAD_FIELDS);
            assertThat(run.number("announces")).isEqualTo(50);
            assertThat(run.number("failed")).isZero();
            assertThat(tracker.swarms()).isEqualTo(50);
            assertThat(run.number("connections")).isEqualTo(1);
        }
    }

    @Test
    void counts_what_a_tracker_refuses() throws Exception {
        try (UdpTrackerInside tracker = new UdpTrackerInside(swarm -> false, swarm -> swarm > 30)) {
            BenchRun run = measured(
                    "floor-udp", "--count", "50", "--in-flight", "1", "--warm-up", "0", "--tracker", tracker.url());

            assertThat(run.number("failed")).isEqualTo(20);
            assertThat(run.err()).contains("20 failed").contains("refused");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"announce", "announce --via gateway", "floor-http"})
    void prints_figures_and_fails_where_nobody_answers(String verb) throws Exception {
        BenchRun run = bench(
                (verb + " --count 6 --tracker " + ScriptedHttpTracker.nobody().reveal()).split(" "));

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.names()).isEqualTo(BenchRun.LOAD_FIELDS);
        assertThat(run.number("failed")).isEqualTo(6);
        assertThat(run.number("perSecond")).isZero();
        assertThat(run.err()).contains("6 failed, the first because of: ");
    }

    @Test
    void gives_up_at_its_limit() {
        try (ScriptedHttpTracker mute = ScriptedHttpTracker.openMute("http")) {
            BenchRun run = bench(
                    "announce",
                    "--count",
                    "2",
                    "--limit",
                    "1",
                    "--tracker",
                    mute.url().reveal());

            assertThat(run.code()).isEqualTo(ExitCode.FAILED);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("not done within 1 s");
        }
    }

    @Test
    void the_floor_asks_for_the_same_as_herald() {
        try (ScriptedHttpTracker tracker =
                ScriptedHttpTracker.open(request -> HttpReply.ok("d8:intervali1800e5:peers0:e"))) {
            measured(
                    "announce",
                    "--count",
                    "3",
                    "--warm-up",
                    "0",
                    "--in-flight",
                    "1",
                    "--tracker",
                    tracker.url("/announce?pass=a").reveal());
            measured(
                    "floor-http",
                    "--count",
                    "3",
                    "--warm-up",
                    "0",
                    "--in-flight",
                    "1",
                    "--tracker",
                    tracker.url("/announce?pass=a").reveal());

            List<String> targets =
                    tracker.requests().stream().map(RecordedRequest::target).toList();
            assertThat(targets).hasSize(6);
            assertThat(targets.subList(3, 6)).isEqualTo(targets.subList(0, 3));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"announce", "announce --via gateway", "floor-http"})
    void accepts_any_certificate_where_told_to(String verb) throws Exception {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.openTls(
                LoopbackTls.OTHER_NAME.server(), request -> HttpReply.ok("d8:intervali1800e5:peers0:e"))) {
            String arguments = verb + " --count 4 --warm-up 0 --in-flight 1 --tracker "
                    + tracker.url().reveal();

            assertThat(bench(arguments.split(" ")).number("failed")).isEqualTo(4);
            assertThat(measured((arguments + " --insecure").split(" ")).number("failed"))
                    .isZero();
        }
    }

    @Test
    void takes_swarms_from_a_file_again_and_again(@TempDir Path folder) throws Exception {
        Path hashes = Files.writeString(folder.resolve("hashes"), "a".repeat(40) + "\n\n" + "B".repeat(40) + " \n");
        try (TrackerInside tracker = new TrackerInside()) {
            measured(("announce --count 6 --warm-up 0 --hashes " + hashes + " --tracker " + tracker.url()).split(" "));

            assertThat(tracker.swarms()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "announce --tracker embedded",
                "floor-udp --tracker embedded-udp",
                "announce --tracker embedded-ws",
                "announce --via gateway --tracker embedded-ws"
            })
    void starts_the_embedded_tracker_in_a_process_of_its_own(String verb) throws Exception {
        BenchRun run = measured((verb + " --count 5 --warm-up 0").split(" "));

        assertThat(run.number("announces")).isEqualTo(5);
        assertThat(run.number("failed")).isZero();
    }
}
