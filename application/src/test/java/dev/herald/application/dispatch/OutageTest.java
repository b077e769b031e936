package dev.herald.application.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.TimedOut;
import dev.herald.domain.error.TrackerError.Unreachable;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutageTest {

    private static final TrackerError SILENT = new TimedOut(Duration.ofSeconds(30), Stage.RECEIVE);
    private static final TrackerError REFUSED = new Unreachable(Stage.CONNECT, "connection refused");
    private static final TrackerError NAMELESS = new Unreachable(Stage.RESOLVE, "unknown host");
    private static final TrackerError UNTRUSTED = new Unreachable(Stage.SECURE, "certificate expired");

    private final Outage<String> outage = new Outage<>();

    private void fails(String host, boolean proven, TrackerError error, long now) {
        outage.failed(host, proven, error, now);
    }

    @Test
    void three_hosts_that_used_to_answer_failing_together_are_our_own_network() {
        outage.answered();
        fails("a", true, SILENT, 0);
        fails("a", true, SILENT, 0);
        fails("b", true, REFUSED, 10);
        assertThat(outage.isOn()).isFalse();
        fails("c", true, NAMELESS, 20);
        assertThat(outage.isOn()).isTrue();
        assertThat(outage.witnesses()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void somebody_who_answers_in_between_says_that_it_is_not() {
        outage.answered();
        fails("a", true, SILENT, 0);
        fails("b", true, SILENT, 0);
        outage.answered();
        fails("c", true, SILENT, 0);

        assertThat(outage.isOn()).isFalse();
    }

    @Test
    void failures_long_apart_are_no_outage() {
        outage.answered();
        fails("a", true, SILENT, 0);
        fails("b", true, SILENT, 299_999);
        fails("c", true, SILENT, 300_001);

        assertThat(outage.isOn()).isFalse();
    }

    @Test
    void dead_trackers_that_never_answered_bear_no_witness() {
        outage.answered();
        for (int i = 0; i < 20; i++) {
            fails("dead" + i, false, SILENT, 0);
        }

        assertThat(outage.isOn()).isFalse();
    }

    @Test
    void nor_do_those_whose_certificate_is_bad() {
        outage.answered();
        fails("a", true, UNTRUSTED, 0);
        fails("b", true, UNTRUSTED, 0);
        fails("c", true, UNTRUSTED, 0);

        assertThat(outage.isOn()).isFalse();
    }

    @Test
    void where_nobody_ever_answered_names_that_cannot_be_resolved_say_so() {
        fails("a", false, SILENT, 0);
        fails("b", false, REFUSED, 0);
        fails("c", false, NAMELESS, 0);
        fails("d", false, NAMELESS, 0);
        assertThat(outage.isOn()).isFalse();
        fails("e", false, NAMELESS, 0);
        assertThat(outage.isOn()).isTrue();
    }

    @Test
    void probes_become_rarer_up_to_a_minute_and_a_hint_calls_one_at_once() {
        outage.answered();
        fails("a", true, SILENT, 0);
        fails("b", true, SILENT, 0);
        fails("c", true, SILENT, 0);
        assertThat(outage.probeAt()).isEqualTo(5_000);
        outage.probeFailed(5_000);
        assertThat(outage.probeAt()).isEqualTo(15_000);
        for (int i = 0; i < 5; i++) {
            outage.probeFailed(100_000);
        }
        assertThat(outage.probeAt()).isEqualTo(160_000);

        outage.probeNow(101_000);
        assertThat(outage.probeAt()).isEqualTo(101_000);
        assertThat(outage.pause()).isEqualTo(5_000);
    }

    @Test
    void the_first_answer_ends_it_once() {
        outage.answered();
        fails("a", true, SILENT, 0);
        fails("b", true, SILENT, 0);
        fails("c", true, SILENT, 0);

        assertThat(outage.answered()).isTrue();
        assertThat(outage.answered()).isFalse();
        assertThat(outage.isOn()).isFalse();
    }
}
