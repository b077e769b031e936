package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.bootstrap.cli.output.TerminalSize;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TerminalGaugeTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final AtomicInteger looks = new AtomicInteger();

    private TerminalGauge gauge(Map<String, String> environment) {
        return new TerminalGauge(environment, last -> new TerminalSize(30 + looks.incrementAndGet(), 100), now::get);
    }

    @Test
    void looks_at_the_terminal_again_but_at_most_once_a_second() {
        TerminalGauge gauge = gauge(Map.of());

        assertThat(gauge.get()).isEqualTo(new TerminalSize(31, 100));
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(999));
        assertThat(gauge.get()).isEqualTo(new TerminalSize(31, 100));
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
        assertThat(gauge.get()).isEqualTo(new TerminalSize(32, 100));
    }

    @Test
    void what_somebody_set_counts_more() {
        assertThat(gauge(Map.of("COLUMNS", "60")).get()).isEqualTo(new TerminalSize(31, 60));
        assertThat(gauge(Map.of("LINES", "10")).get()).isEqualTo(new TerminalSize(10, 100));
        assertThat(gauge(Map.of("COLUMNS", "0", "LINES", "-1")).get()).isEqualTo(new TerminalSize(33, 100));
    }

    @Test
    void where_the_terminal_says_nothing_the_last_size_stays() {
        TerminalGauge gauge = new TerminalGauge(Map.of(), last -> last, now::get);

        assertThat(gauge.get()).isEqualTo(TerminalSize.USUAL);
    }
}
