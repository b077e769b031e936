package dev.herald.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UdpScrapesTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "74, 1", "75, 2", "2147483647, 29020050"})
    void asks_about_74_swarms_at_a_time(int swarms, int questions) {
        assertThat(UdpScrapes.batches(swarms)).isEqualTo(questions);
    }
}
