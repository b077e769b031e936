package dev.herald.adapter.udp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundTripTest {

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;

    private final RoundTrip roundTrip = new RoundTrip(SECOND);

    @Test
    void nothing_is_known_at_first() {
        assertThat(roundTrip.answerDue()).isEqualTo(SECOND);
    }

    @Test
    void the_first_measurement_counts_three_times() {
        roundTrip.measured(400 * MILLI);

        assertThat(roundTrip.answerDue()).isEqualTo(1_200 * MILLI);
    }

    @Test
    void a_steady_tracker_is_waited_for_less_and_less() {
        for (int i = 0; i < 50; i++) {
            roundTrip.measured(800 * MILLI);
        }

        assertThat(roundTrip.answerDue()).isBetween(800 * MILLI, 810 * MILLI);
    }

    @Test
    void a_quick_tracker_gets_half_a_second_all_the_same() {
        roundTrip.measured(MILLI);

        assertThat(roundTrip.answerDue()).isEqualTo(500 * MILLI);
    }

    @Test
    void nobody_gets_more_than_fifteen_seconds() {
        roundTrip.measured(20 * SECOND);

        assertThat(roundTrip.answerDue()).isEqualTo(15 * SECOND);
    }

    @Test
    void an_answer_to_one_of_two_packets_is_a_reason_to_wait_longer_until_something_is_measured() {
        roundTrip.guessed(1_500 * MILLI);
        assertThat(roundTrip.answerDue()).isEqualTo(1_500 * MILLI);
        roundTrip.guessed(20 * SECOND);
        assertThat(roundTrip.answerDue()).isEqualTo(3 * SECOND);

        roundTrip.measured(200 * MILLI);
        roundTrip.guessed(3 * SECOND);
        assertThat(roundTrip.answerDue()).isEqualTo(600 * MILLI);
    }
}
