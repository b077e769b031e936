package dev.herald.testkit.specs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.dispatch.Agenda;
import dev.herald.application.dispatch.Loop;
import dev.herald.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Very many timers. */
class AgendaTest {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final VirtualTime time = new VirtualTime();
    private final Loop loop = new Loop(time);
    private final Agenda agenda = new Agenda(loop, time);
    private final List<Appointment> kept = new ArrayList<>();

    private final class Appointment extends Agenda.Entry {
        private final long due;
        private long keptAt = -1;

        private Appointment(long due) {
            this.due = due;
        }

        private Appointment made() {
            agenda.at(this, due);
            return this;
        }

        @Override
        protected void due() {
            keptAt = loop.now();
            kept.add(this);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void RETRY_12_each_is_kept_at_its_millisecond_in_order_and_cancelled_ones_never(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Appointment> all = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            long reach = random.nextBoolean() ? 10_000 : 2 * DAY;
            all.add(new Appointment(random.nextLong(reach)).made());
        }
        List<Appointment> cancelled =
                all.stream().filter(any -> random.nextInt(4) == 0).toList();
        cancelled.forEach(agenda::cancel);
        all.removeAll(cancelled);

        time.advanceBy(Duration.ofDays(2));

        all.sort(Comparator.comparingLong(appointment -> appointment.due));
        assertThat(kept).containsExactlyElementsOf(all);
        assertThat(kept).allMatch(appointment -> appointment.keptAt == appointment.due);
        assertThat(time.waiting()).isZero();
    }

    @Test
    void a_new_time_replaces_the_old_one() {
        Appointment moved = new Appointment(1_000).made();
        agenda.at(moved, DAY);
        agenda.at(moved, 5_000);

        time.advanceBy(Duration.ofDays(3));
        assertThat(kept).containsExactly(moved);
        assertThat(moved.keptAt).isEqualTo(5_000);
    }

    @Test
    void what_is_overdue_when_it_is_put_down_is_kept_at_once() {
        time.advanceBy(Duration.ofDays(40));
        Appointment late = new Appointment(7).made();

        time.runDue();
        assertThat(kept).containsExactly(late);
    }

    @Test
    void one_timer_serves_all_and_wakes_no_more_often_than_needed() {
        for (int i = 0; i < 1_000; i++) {
            new Appointment(Duration.ofMinutes(30).toMillis() + i).made();
        }
        assertThat(time.waiting()).isOne();

        time.advanceBy(Duration.ofMinutes(29));
        assertThat(time.waiting()).isOne();
        assertThat(kept).isEmpty();
    }

    @Test
    void an_entry_may_put_itself_down_again_while_it_is_called() {
        Agenda.Entry ticking = new Agenda.Entry() {
            @Override
            protected void due() {
                kept.add(new Appointment(loop.now()));
                agenda.at(this, loop.now() + 60_000);
            }
        };
        agenda.at(ticking, 0);

        time.advanceBy(Duration.ofHours(1));
        assertThat(kept).hasSize(61);
    }

    @Test
    void after_a_long_sleep_all_that_was_missed_is_kept_once_and_the_rest_stays() {
        List<Appointment> missed = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            missed.add(new Appointment(i * 10_000L).made());
        }
        Appointment later = new Appointment(2 * DAY).made();
        time.advanceBy(Duration.ofDays(1));

        assertThat(kept).containsExactlyElementsOf(missed);
        assertThat(later.keptAt).isNegative();
    }

    @Test
    void an_agenda_without_entries_keeps_no_timer() {
        Appointment first = new Appointment(1_000).made();
        Appointment second = new Appointment(DAY).made();
        agenda.cancel(first);
        assertThat(time.waiting()).isOne();
        agenda.cancel(second);

        assertThat(time.waiting()).isZero();
    }
}
