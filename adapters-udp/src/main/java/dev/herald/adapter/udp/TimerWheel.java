package dev.herald.adapter.udp;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Any number of {@link Alarm}s on one thread: a hashed wheel, in which arming and disarming cost the same few steps however many
 * wait. Rings up to a tick, 8.4 ms, late and never early. Times are nanoseconds on a clock that began at 0.
 */
final class TimerWheel {

    private static final int TICK_BITS = 23;
    private static final int SLOTS = 4_096;

    /** Behind the slots: the list of those that are about to be rung, so that one may still disarm another. */
    private static final int RINGING = SLOTS;

    private final @Nullable Alarm[] slots = new Alarm[SLOTS + 1];
    /** Everything before this tick has been rung. */
    private long tick;

    private int armed;

    /** Rings {@code alarm} at {@code due}, and not at the time it was armed for before. */
    void arm(Alarm alarm, long due) {
        disarm(alarm);
        alarm.tick = Math.max(due >> TICK_BITS, tick);
        link(alarm, slotOf(alarm.tick));
    }

    /** Leaves {@code alarm} in peace, armed or not. */
    void disarm(Alarm alarm) {
        if (alarm.slot != Alarm.UNARMED) {
            unlink(alarm);
        }
    }

    /** Rings what is due by {@code now}. */
    void advance(long now) {
        long end = now >> TICK_BITS;
        long start = Math.max(tick, end - SLOTS);
        tick = Math.max(tick, end);
        for (long passed = start; passed < end; passed++) {
            gather(slotOf(passed), end);
        }
        for (Alarm alarm = slots[RINGING]; alarm != null; alarm = slots[RINGING]) {
            unlink(alarm);
            alarm.ring();
        }
    }

    /** Rounds may be left for alarms that share the slot. */
    private void gather(int slot, long end) {
        Alarm next;
        for (Alarm alarm = slots[slot]; alarm != null; alarm = next) {
            next = alarm.after;
            if (alarm.tick < end) {
                unlink(alarm);
                link(alarm, RINGING);
            }
        }
    }

    /** How many nanoseconds from {@code now} there is certainly nothing to ring; {@link Long#MAX_VALUE} where nothing is armed. */
    long quietFor(long now) {
        if (armed == 0) {
            return Long.MAX_VALUE;
        }
        long next = tick;
        while (next < tick + SLOTS && slots[slotOf(next)] == null) {
            next++;
        }
        return Math.max(0, ((next + 1) << TICK_BITS) - now);
    }

    /** Disarms all alarms, and hands them over. */
    void drain(Consumer<Alarm> taker) {
        for (int slot = 0; slot < slots.length; slot++) {
            for (Alarm alarm = slots[slot]; alarm != null; alarm = slots[slot]) {
                unlink(alarm);
                taker.accept(alarm);
            }
        }
    }

    private static int slotOf(long tick) {
        return (int) tick & SLOTS - 1;
    }

    private void link(Alarm alarm, int slot) {
        Alarm first = slots[slot];
        alarm.slot = slot;
        alarm.before = null;
        alarm.after = first;
        if (first != null) {
            first.before = alarm;
        }
        slots[slot] = alarm;
        armed++;
    }

    private void unlink(Alarm alarm) {
        if (alarm.before == null) {
            slots[alarm.slot] = alarm.after;
        } else {
            alarm.before.after = alarm.after;
        }
        if (alarm.after != null) {
            alarm.after.before = alarm.before;
        }
        alarm.before = null;
        alarm.after = null;
        alarm.slot = Alarm.UNARMED;
        armed--;
    }
}
