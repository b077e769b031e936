package dev.herald.application.dispatch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A binary heap, the least key first, whose items know their place in it: any of them leaves it as cheaply as it came. */
final class Heap<T extends Heap.Item> {

    private static final int FIRST_CAPACITY = 8;

    /** What can stand in one heap at a time. */
    abstract static class Item {
        private static final int NOWHERE = -1;

        private long key;
        /** Decides between equal keys: who came first. It may wrap around. */
        private int tie;

        private int index = NOWHERE;

        final long key() {
            return key;
        }

        final boolean isInHeap() {
            return index != NOWHERE;
        }

        final void rank(long newKey, int newTie) {
            key = newKey;
            tie = newTie;
        }

        private boolean isBefore(Item other) {
            return key == other.key ? tie - other.tie < 0 : key < other.key;
        }
    }

    private @Nullable Item[] items = new Item[FIRST_CAPACITY];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void add(T item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
        }
        size++;
        rise(item, size - 1);
    }

    /** The key of the first; only where there is one. */
    long firstKey() {
        return at(0).key;
    }

    /** The first, which leaves. */
    @Nullable
    T poll() {
        if (size == 0) {
            return null;
        }
        Item first = at(0);
        remove(first);
        @SuppressWarnings("unchecked") // only add() puts anything in
        T item = (T) first;
        return item;
    }

    void remove(Item item) {
        int hole = item.index;
        size--;
        Item last = at(size);
        items[size] = null;
        item.index = Item.NOWHERE;
        if (last != item) {
            rise(last, hole);
            sink(last, last.index);
        }
    }

    private void rise(Item item, int from) {
        int index = from;
        while (index > 0 && item.isBefore(at((index - 1) / 2))) {
            put(at((index - 1) / 2), index);
            index = (index - 1) / 2;
        }
        put(item, index);
    }

    private void sink(Item item, int from) {
        int index = from;
        for (int child = least(index); child < size && at(child).isBefore(item); child = least(index)) {
            put(at(child), index);
            index = child;
        }
        put(item, index);
    }

    /** The lesser child's index; the size or more where there is none. */
    private int least(int index) {
        int left = 2 * index + 1;
        return left + 1 < size && at(left + 1).isBefore(at(left)) ? left + 1 : left;
    }

    private Item at(int index) {
        Item item = items[index];
        if (item == null) {
            throw new IllegalStateException("nothing stands at " + index + " of " + size);
        }
        return item;
    }

    private void put(Item item, int index) {
        items[index] = item;
        item.index = index;
    }
}
