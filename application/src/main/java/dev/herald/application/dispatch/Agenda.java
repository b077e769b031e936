package dev.herald.application.dispatch;

import dev.herald.application.port.Scheduler;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Very many timers that cost the same whether there are ten thousand or a million: a wheel of half an hour for what is far away, a
 * small heap for what is due within the next moments, and one timer of the {@link Scheduler} for them all. Nothing is early, and
 * what is due goes in the order of its due times, to the millisecond. On the {@link Loop} only.
 */
public final class Agenda {

    private static final int TICK_BITS = 9;
    private static final int SLOTS = 4_096;
    /** So many in a row before others get their turn on the loop. */
    private static final int BATCH = 256;

    private static final long NEVER = Long.MAX_VALUE;
    private static final int NOWHERE = -1;

    private final Loop loop;
    private final Scheduler scheduler;
    /** A slot holds all whose tick is the same modulo the number of slots, whatever the turn of the wheel. */
    private final Slot[] wheel = new Slot[SLOTS];

    private final BitSet occupied = new BitSet(SLOTS);
    private final Heap<Entry> soon = new Heap<>();
    /** What is due before this tick is in the heap, the rest in the wheel. */
    private long frontier;

    private int arrivals;
    private long armedFor = NEVER;
    /** While entries are being called, the timer waits for what they put down. */
    private boolean ringing;

    private Scheduler.Timer timer = () -> {};

    public Agenda(Loop loop, Scheduler scheduler) {
        this.loop = loop;
        this.scheduler = scheduler;
        this.frontier = tick(loop.now()) + 1;
        Arrays.setAll(wheel, number -> new Slot());
    }

    /** Something with one due time. Cheap enough to be part of every session. */
    public abstract static class Entry extends Heap.Item {
        private int place = NOWHERE;

        protected Entry() {}

        /** Its time has come. It stands in the agenda no more. */
        protected abstract void due();
    }

    /**
     * Entries in no order, each of which knows its place. An array, because neighbours in a list are anywhere in memory: with a
     * million sessions each hand laid on one would wait for it, and make work for the garbage collector.
     */
    private static final class Slot {
        private static final int FIRST_CAPACITY = 2;
        private static final int KEPT_CAPACITY = 32;

        private @Nullable Entry[] entries = new Entry[FIRST_CAPACITY];
        private int size;

        Entry at(int place) {
            Entry entry = entries[place];
            if (entry == null) {
                throw new IllegalStateException("nothing stands at " + place + " of " + size);
            }
            return entry;
        }

        void add(Entry entry) {
            if (size == entries.length) {
                entries = Arrays.copyOf(entries, size * 2);
            }
            entry.place = size;
            entries[size++] = entry;
        }

        /** The last one takes its place. */
        void remove(Entry entry) {
            size--;
            if (entry.place < size) {
                Entry last = at(size);
                last.place = entry.place;
                entries[entry.place] = last;
            }
            entries[size] = null;
            entry.place = NOWHERE;
            if (size == 0 && entries.length > KEPT_CAPACITY) {
                entries = new Entry[FIRST_CAPACITY];
            }
        }
    }

    /** Calls {@code entry} when {@link Loop#now()} has reached {@code due}, and at no time it was put down for before. */
    public void at(Entry entry, long due) {
        remove(entry);
        entry.rank(due, arrivals++);
        gather(loop.now());
        if (tick(due) < frontier) {
            soon.add(entry);
        } else {
            link(entry);
        }
        arm();
    }

    /** Forgets {@code entry}, if it stands here. */
    public void cancel(Entry entry) {
        remove(entry);
        if (soon.isEmpty() && occupied.isEmpty()) {
            timer.cancel();
            armedFor = NEVER;
        }
    }

    private void remove(Entry entry) {
        if (entry.isInHeap()) {
            soon.remove(entry);
        } else if (entry.place != NOWHERE) {
            unlink(entry);
        }
    }

    private static long tick(long millis) {
        return millis >> TICK_BITS;
    }

    private static int slot(long tick) {
        return (int) (tick & (SLOTS - 1));
    }

    private Slot slotOf(Entry entry) {
        return wheel[slot(tick(entry.key()))];
    }

    private void link(Entry entry) {
        slotOf(entry).add(entry);
        occupied.set(slot(tick(entry.key())));
    }

    private void unlink(Entry entry) {
        Slot slot = slotOf(entry);
        slot.remove(entry);
        if (slot.size == 0) {
            occupied.clear(slot(tick(entry.key())));
        }
    }

    /** Brings into the heap what is due in this tick or before. */
    private void gather(long now) {
        long last = tick(now);
        for (long tick = nextOccupied(); tick <= last; tick = nextOccupied()) {
            gatherSlot(slot(tick), last);
            frontier = tick + 1;
        }
        frontier = Math.max(frontier, last + 1);
    }

    /** From the end, because whoever is taken out there leaves no gap. */
    private void gatherSlot(int number, long last) {
        Slot slot = wheel[number];
        for (int place = slot.size - 1; place >= 0; place--) {
            Entry entry = slot.at(place);
            if (tick(entry.key()) <= last) {
                unlink(entry);
                soon.add(entry);
            }
        }
    }

    /** The first tick from the frontier on whose slot is not empty. Its entries may belong to a later turn of the wheel. */
    private long nextOccupied() {
        int from = slot(frontier);
        int found = occupied.nextSetBit(from);
        if (found >= 0) {
            return frontier + (found - from);
        }
        int wrapped = occupied.nextSetBit(0);
        return wrapped < 0 ? NEVER : frontier + (SLOTS - from) + wrapped;
    }

    private void arm() {
        long next = ringing ? NEVER : wake();
        if (next >= armedFor) {
            return;
        }
        timer.cancel();
        armedFor = next;
        Duration delay = Duration.ofMillis(next).minus(scheduler.now());
        timer = scheduler.schedule(delay, () -> loop.execute(this::ring));
    }

    private long wake() {
        if (!soon.isEmpty()) {
            return soon.firstKey();
        }
        long tick = nextOccupied();
        return tick == NEVER ? NEVER : tick << TICK_BITS;
    }

    private void ring() {
        armedFor = NEVER;
        long now = loop.now();
        gather(now);
        ringing = true;
        try {
            for (int left = BATCH; left > 0 && isDue(now); left--) {
                Entry entry = soon.poll();
                if (entry != null) {
                    entry.due();
                }
            }
        } finally {
            ringing = false;
            arm();
        }
    }

    private boolean isDue(long now) {
        return !soon.isEmpty() && soon.firstKey() <= now;
    }
}
