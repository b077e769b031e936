package dev.herald.benchmarks;

import static dev.herald.benchmarks.BenchRun.measured;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SessionsVerbTest {

    @Test
    @Timeout(180) // six virtual hours to warm up, on a machine that may be busy
    void lets_sessions_run_and_counts_their_announces() throws Exception {
        BenchRun run = measured("sessions", "--count", "50", "--virtual-hours", "5");

        assertThat(run.names())
                .containsExactly(
                        "sessions",
                        "bytesPerSession",
                        "announces",
                        "early",
                        "latestMillis",
                        "windowMillis",
                        "cpuSeconds",
                        "cpuMicros");
        assertThat(run.number("sessions")).isEqualTo(50);
        // Every half hour, a few seconds late each time so that no herd forms: ten or nine each.
        assertThat(run.number("announces")).isBetween(50.0 * 9, 50.0 * 10);
        assertThat(run.number("early")).isZero();
        assertThat(run.number("latestMillis")).isBetween(0.0, run.number("windowMillis"));
        assertThat(run.number("cpuMicros")).isPositive();
    }
}
