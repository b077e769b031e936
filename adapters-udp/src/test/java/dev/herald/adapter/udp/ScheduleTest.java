package dev.herald.adapter.udp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.adapter.udp.UdpOptions.Pace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    @DisplayName("UDP-T2: BEP 15 waits 15, 30, 60 and so on to 3,840 seconds, whatever was measured")
    void bep_15() {
        Schedule schedule = new Schedule(Pace.BEP_15, 9);
        List<Long> waits = new ArrayList<>();
        for (int n = 0; n < 9; n++) {
            waits.add(schedule.waitAfter(n, 9, SECOND / 2, SECOND) / SECOND);
        }

        assertThat(waits).containsExactly(15L, 30L, 60L, 120L, 240L, 480L, 960L, 1_920L, 3_840L);
    }

    @Test
    @DisplayName("UDP-T4: in a minute there is room for nine, and the first waits double")
    void within_a_minute() {
        assertThat(transmissions(60, SECOND)).containsExactly(0L, 1L, 3L, 7L, 15L, 24L, 33L, 42L, 51L);
    }

    @Test
    @DisplayName("UDP-T4: nobody is asked again before an answer may be expected, however little time there is")
    void within_four_seconds() {
        assertThat(transmissions(4, SECOND)).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    @DisplayName("UDP-T4: with all the time in the world the waits double to the end")
    void within_a_day() {
        assertThat(transmissions(86_400, SECOND)).containsExactly(0L, 1L, 3L, 7L, 15L, 31L, 63L, 127L, 255L);
    }

    @Test
    @DisplayName("UDP-T2: a slow tracker is never asked again later than BEP 15 would")
    void inside_the_envelope() {
        Schedule schedule = new Schedule(Pace.MEASURED, 9);
        for (int n = 0; n < 9; n++) {
            assertThat(schedule.waitAfter(n, 9, 15 * SECOND, 86_400 * SECOND)).isEqualTo((15 * SECOND) << n);
        }
    }

    private static List<Long> transmissions(long seconds, long answerDue) {
        Schedule schedule = new Schedule(Pace.MEASURED, 9);
        List<Long> at = new ArrayList<>();
        long end = seconds * SECOND;
        long now = 0;
        for (int n = 0; n < 9 && now < end; n++) {
            at.add(now / SECOND);
            now += schedule.waitAfter(n, 9, answerDue, end - now);
        }
        return at;
    }
}
