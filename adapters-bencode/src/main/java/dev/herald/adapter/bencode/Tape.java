package dev.herald.adapter.bencode;

import java.util.Arrays;

/**
 * Where the lists and dictionaries of an input end: one entry of two ints for each, in the order in which they begin. Byte strings
 * and integers have none, they tell their own end.
 *
 * <p>An entry is written twice. While its container is open it holds the entry of the container around it and the key read last, so
 * that the tape is at once the stack of the reader. When the container closes it gets its lasting meaning: the offset
 * behind the closing {@code e}, and the first entry that belongs to something behind it.
 */
final class Tape {

    /** In place of an entry: no container is around this one. */
    static final int NONE = -1;

    private static final int CELLS_AT_FIRST = 8;

    private int[] cells = new int[CELLS_AT_FIRST];
    private int used;

    /** Begins an entry inside the open entry {@code around}. */
    int open(int around, int lastKey) {
        if (used == cells.length) {
            cells = Arrays.copyOf(cells, 2 * used);
        }
        int entry = used / 2;
        cells[used++] = around;
        cells[used++] = lastKey;
        return entry;
    }

    /** The note an open entry carries about the key read last. */
    int lastKey(int entry) {
        return cells[2 * entry + 1];
    }

    void lastKey(int entry, int offset) {
        cells[2 * entry + 1] = offset;
    }

    /** Ends the open entry before the offset {@code end}, and answers the one around it. */
    int close(int entry, int end) {
        int around = cells[2 * entry];
        cells[2 * entry] = end;
        cells[2 * entry + 1] = used / 2;
        return around;
    }

    /** The offset behind the last byte of a closed container. */
    int end(int entry) {
        return cells[2 * entry];
    }

    /** The entry of the first container that begins behind the end of this closed one. */
    int following(int entry) {
        return cells[2 * entry + 1];
    }
}
