package dev.herald.benchmarks;

import static dev.herald.benchmarks.BenchRun.bench;
import static dev.herald.benchmarks.BenchRun.measured;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.testkit.http.ScriptedHttpTracker;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScrapeVerbsTest {

    private static final List<String> FIELDS =
            List.of("hashes", "failed", "seconds", "perSecond", "firstResultMillis", "heapMiB", "cpuMicros");

    @Test
    void scrapes_many_swarms_and_prints_what_that_takes() throws Exception {
        try (TrackerInside tracker = new TrackerInside()) {
            BenchRun run = measured("scrape", "--hashes", "150", "--warm-up", "10", "--tracker", tracker.url());

            assertThat(run.names()).isEqualTo(FIELDS);
            assertThat(run.number("hashes")).isEqualTo(150);
            assertThat(run.number("failed")).isZero();
            assertThat(run.number("firstResultMillis")).isPositive();
            assertThat(run.number("heapMiB")).isPositive();
        }
    }

    @Test
    void scrapes_over_websocket_too() throws Exception {
        try (TrackerInside tracker = new TrackerInside()) {
            BenchRun run = measured("scrape", "--hashes", "150", "--warm-up", "0", "--tracker", tracker.webSocketUrl());

            assertThat(run.number("hashes")).isEqualTo(150);
            assertThat(run.number("failed")).isZero();
        }
    }

    @Test
    void prints_figures_and_fails_where_nobody_answers() throws Exception {
        BenchRun run = bench(
                "scrape",
                "--hashes",
                "5",
                "--tracker",
                ScriptedHttpTracker.nobody().reveal());

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.names()).isEqualTo(FIELDS);
        assertThat(run.number("failed")).isEqualTo(5);
        assertThat(run.err()).contains("5 failed, the first because of: ");
    }

    @Test
    void the_floor_scrapes_every_swarm_in_datagrams_as_full_as_they_can_be() throws Exception {
        try (UdpTrackerInside tracker = new UdpTrackerInside(swarm -> false, swarm -> false)) {
            BenchRun run = measured("floor-scrape", "--hashes", "200", "--warm-up", "0", "--tracker", tracker.url());

            assertThat(run.names()).containsExactly("hashes", "failed", "seconds", "perSecond", "cpuMicros");
            assertThat(run.number("hashes")).isEqualTo(200);
            assertThat(run.number("failed")).isZero();
            assertThat(tracker.swarms()).isEqualTo(200);
        }
    }
}
