package dev.herald.benchmarks;

import static dev.herald.benchmarks.BenchRun.bench;
import static dev.herald.benchmarks.BenchRun.measured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180) // several processes, on a machine that may be busy
class CompareVerbTest {

    @Test
    void compares_two_verbs_in_fresh_processes() {
        try (TrackerInside tracker = new TrackerInside()) {
            String load = " --count 2000 --warm-up 2000 --in-flight 8 --tracker " + tracker.url();

            BenchRun run = measured("compare", "--a", "announce" + load, "--b", "floor-http" + load, "--repeats", "1");

            assertThat(run.names().subList(0, 8))
                    .containsExactly(
                            "ratioPerSecond", "min", "median", "max", "ratioCpuMicros", "min", "median", "max");
            assertThat(run.err()).contains("round 1 of 1");
        }
    }

    @Test
    void fails_where_one_of_them_cannot_be_measured() {
        BenchRun run = bench("compare", "--a", "announce --tracker http://127.0.0.1:1/a --count 1", "--b", "x");

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("could not be measured: announce");
    }

    @Test
    void the_median_is_the_middle_one_or_lies_between_the_middle_two() {
        assertThat(Spread.of(3, 1, 2)).isEqualTo(new Spread(1, 2, 3));
        assertThat(Spread.of(4, 1, 2, 3)).isEqualTo(new Spread(1, 2.5, 4));
    }

    @Test
    void ratios_are_made_pair_by_pair() throws Exception {
        assertThat(Spread.ofRatios(new double[] {10, 30}, new double[] {20, 10}))
                .isEqualTo(new Spread(0.5, 1.75, 3));
    }

    @Test
    void there_is_no_ratio_to_a_run_too_short_to_show_any_cpu_time() {
        assertThatThrownBy(() -> Spread.ofRatios(new double[] {10, 30}, new double[] {20, 0}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("--count");
    }
}
