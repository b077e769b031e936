package dev.herald.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.torrent.InfoHash;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    @Test
    void a_percentile_is_the_time_within_which_that_share_had_ended() {
        Outcome outcome = new Outcome(
                LongStream.rangeClosed(1, 200).map(i -> (201 - i) * 1_000_000).toArray(), 0, null);

        assertThat(outcome.percentileMillis(0.5)).isEqualTo(100);
        assertThat(outcome.percentileMillis(0.99)).isEqualTo(198);
        assertThat(outcome.percentileMillis(1)).isEqualTo(200);
    }

    @Test
    void numbered_swarms_are_distinct_and_the_same_every_time() {
        Swarms swarms = Swarms.numbered();

        assertThat(IntStream.range(0, 10_000)
                        .mapToObj(swarms::get)
                        .map(InfoHash::hex)
                        .collect(Collectors.toSet()))
                .hasSize(10_000);
        assertThat(swarms.get(7)).isEqualTo(Swarms.numbered().get(7));
    }
}
