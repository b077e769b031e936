package dev.herald.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    private final List<Integer> rounds = new ArrayList<>();

    @Test
    void goes_in_rounds_as_large_as_what_is_measured() throws Exception {
        WarmUp.of(250).before(100, this::answered);

        assertThat(rounds).containsExactly(100, 100, 50);
    }

    @Test
    void may_be_left_out() throws Exception {
        WarmUp.of(0).before(100, this::answered);

        assertThat(rounds).isEmpty();
    }

    @Test
    void ends_when_its_time_is_over() throws Exception {
        new WarmUp(Integer.MAX_VALUE, Duration.ofMillis(1)).before(100, this::answered);

        assertThat(rounds).isNotEmpty().containsOnly(100);
    }

    @Test
    void ends_where_nothing_is_answered() throws Exception {
        WarmUp.usual().before(100, round -> !answered(round));

        assertThat(rounds).containsExactly(100);
    }

    private boolean answered(int round) {
        rounds.add(round);
        return true;
    }
}
