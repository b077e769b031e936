package dev.herald.adapter.bencode;

import dev.herald.application.port.BencodeList;
import dev.herald.application.port.BencodeValue;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** A view of a list. */
final class ReceivedList extends ReceivedValue implements BencodeList {

    private final int entry;

    ReceivedList(Received input, int begin, int entry) {
        super(input, begin);
        this.entry = entry;
    }

    @Override
    public int size() {
        int size = 0;
        for (Cursor cursor = inside(); !cursor.atEnd(); cursor.skip()) {
            size++;
        }
        return size;
    }

    @Override
    public Iterator<BencodeValue> iterator() {
        Cursor cursor = inside();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !cursor.atEnd();
            }

            @Override
            public BencodeValue next() {
                if (cursor.atEnd()) {
                    throw new NoSuchElementException();
                }
                return cursor.take();
            }
        };
    }

    @Override
    int end() {
        return input.tape().end(entry);
    }

    private Cursor inside() {
        return new Cursor(input, begin + 1, entry + 1);
    }
}
