package dev.herald.benchmarks;

import static dev.herald.benchmarks.BenchRun.bench;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DecodeVerbTest {

    @Test
    @Timeout(300) // two processes of JMH's, on a machine that may be busy
    void prints_an_object_a_line_for_each_benchmark() throws Exception {
        BenchRun run = bench("decode", "--quick", "--only", "200Peers");

        assertThat(run.code()).as(run.err()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(Measured.parse(lines.get(0)).text("library")).isEqualTo("herald");
        assertThat(Measured.parse(lines.get(1)).text("library")).isEqualTo("com.turn:ttorrent-core");
        for (String line : lines) {
            assertThat(Measured.parse(line).fields())
                    .containsOnlyKeys("name", "library", "opsPerSecond", "allocatedBytes");
            assertThat(Measured.parse(line).text("name")).isEqualTo("announceTo200Peers");
            assertThat(Measured.parse(line).number("opsPerSecond")).isPositive();
            assertThat(Measured.parse(line).number("allocatedBytes")).isPositive();
        }
    }

    @Test
    void says_so_where_there_is_no_such_benchmark() {
        BenchRun run = bench("decode", "--quick", "--only", "nothing of the kind");

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("no benchmark has a name with nothing of the kind");
    }
}
