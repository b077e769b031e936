package dev.herald.adapter.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimerWheelTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long TICK = 1 << 23;

    private final TimerWheel wheel = new TimerWheel();
    private final List<String> rung = new ArrayList<>();

    @Test
    void rings_when_it_is_time_and_not_before() {
        wheel.arm(alarm("a"), SECOND);

        wheel.advance(SECOND - 1);
        assertThat(rung).isEmpty();
        wheel.advance(SECOND + TICK);
        assertThat(rung).containsExactly("a");
        wheel.advance(100 * SECOND);
        assertThat(rung).containsExactly("a");
    }

    @Test
    void an_hour_is_many_rounds() {
        wheel.arm(alarm("late"), 3_600 * SECOND);
        wheel.arm(alarm("soon"), SECOND);

        for (long now = 0; now < 3_600 * SECOND; now += SECOND / 10) {
            wheel.advance(now);
        }
        assertThat(rung).containsExactly("soon");
        wheel.advance(3_600 * SECOND + TICK);
        assertThat(rung).containsExactly("soon", "late");
    }

    @Test
    void a_leap_rings_all_that_was_missed() {
        wheel.arm(alarm("a"), SECOND);
        wheel.arm(alarm("b"), 500 * SECOND);
        wheel.arm(alarm("c"), 2_000 * SECOND);

        wheel.advance(1_000 * SECOND);

        assertThat(rung).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void what_was_disarmed_stays_silent_even_by_another_one_that_rings_with_it() {
        Alarm second = alarm("second");
        Alarm first = new Alarm() {
            @Override
            void ring() {
                rung.add("first");
                wheel.disarm(second);
            }
        };
        wheel.arm(first, SECOND);
        wheel.arm(second, SECOND);

        wheel.advance(2 * SECOND);

        assertThat(rung).containsExactly("first");
        assertThat(wheel.quietFor(2 * SECOND)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void arming_again_moves_the_time() {
        Alarm alarm = alarm("a");
        wheel.arm(alarm, SECOND);
        wheel.arm(alarm, 3 * SECOND);

        wheel.advance(2 * SECOND);
        assertThat(rung).isEmpty();
        wheel.advance(4 * SECOND);
        assertThat(rung).containsExactly("a");
    }

    @Test
    void an_alarm_may_arm_itself_for_a_time_that_has_passed() {
        Alarm restless = new Alarm() {
            @Override
            void ring() {
                rung.add("again");
                wheel.arm(this, 0);
            }
        };
        wheel.arm(restless, SECOND);

        wheel.advance(2 * SECOND);
        wheel.advance(3 * SECOND);

        assertThat(rung).containsExactly("again", "again");
    }

    @Test
    void says_how_long_it_will_be_quiet() {
        assertThat(wheel.quietFor(0)).isEqualTo(Long.MAX_VALUE);
        wheel.arm(alarm("a"), SECOND);

        long quiet = wheel.quietFor(0);

        assertThat(quiet).isBetween(SECOND, SECOND + TICK);
        wheel.advance(quiet);
        assertThat(rung).containsExactly("a");
    }

    @Test
    void thousands_at_random_each_ring_once_and_in_time() {
        Random random = new Random(11);
        long[] due = new long[20_000];
        long[] rang = new long[due.length];
        long[] now = {0};
        for (int i = 0; i < due.length; i++) {
            int number = i;
            due[i] = (long) (random.nextDouble() * 300 * SECOND);
            wheel.arm(
                    new Alarm() {
                        @Override
                        void ring() {
                            rang[number] += now[0];
                        }
                    },
                    due[i]);
        }
        while (wheel.quietFor(now[0]) != Long.MAX_VALUE) {
            now[0] += wheel.quietFor(now[0]);
            wheel.advance(now[0]);
        }
        for (int i = 0; i < due.length; i++) {
            assertThat(rang[i] - due[i]).isBetween(0L, TICK);
        }
    }

    private Alarm alarm(String name) {
        return new Alarm() {
            @Override
            void ring() {
                rung.add(name);
            }
        };
    }
}
