package dev.herald.bootstrap.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError.TimedOut;
import dev.herald.domain.tracker.TrackerUrl;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final TimedOut SILENCE = new TimedOut(Duration.ofSeconds(1), Stage.RECEIVE);

    private final Metrics metrics = new Metrics();

    @Test
    void trackers_beyond_the_first_two_hundred_are_counted_together() {
        for (int number = 0; number < 1_000; number++) {
            metrics.failed(TrackerUrl.of("http://tracker" + number + ".example/announce"), SILENCE);
        }

        String text = metrics.text(List.of());

        assertThat(text).contains("herald_announces_total{tracker=\"others\",outcome=\"failed\"} 800\n");
        assertThat(text.lines().filter(line -> line.startsWith("herald_announces_total")))
                .hasSize(2 * (Metrics.MOST_TRACKERS + 1));
    }

    @Test
    void quotes_and_backslashes_in_labels_are_escaped() {
        assertThat(new MetricsText().family("f", "gauge", "help").sample(1, "a", "\"\\\n", "b", "c"))
                .hasToString("# HELP f help\n# TYPE f gauge\nf{a=\"\\\"\\\\\\n\",b=\"c\"} 1\n");
    }
}
