package dev.herald.adapter.bencode;

import dev.herald.application.port.BencodeDictionary;
import dev.herald.application.port.BencodeValue;
import io.vavr.control.Option;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** A view of a dictionary, in the order of the input. */
final class ReceivedDictionary extends ReceivedValue implements BencodeDictionary {

    private final int entry;

    ReceivedDictionary(Received input, int begin, int end, int entry) {
        super(input, begin, end);
        this.entry = entry;
    }

    @Override
    public int size() {
        int size = 0;
        for (Cursor cursor = inside(); !cursor.atEnd(); cursor.skip()) {
            cursor.skip();
            size++;
        }
        return size;
    }

    @Override
    public Option<BencodeValue> get(String asciiKey) {
        for (Cursor cursor = inside(); !cursor.atEnd(); cursor.skip()) {
            if (cursor.skipIf(asciiKey)) {
                return Option.some(cursor.take());
            }
        }
        return Option.none();
    }

    @Override
    public Iterator<Entry> iterator() {
        Cursor cursor = inside();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !cursor.atEnd();
            }

            @Override
            public Entry next() {
                if (cursor.atEnd()) {
                    throw new NoSuchElementException();
                }
                return new Entry(cursor.takeBytes(), cursor.take());
            }
        };
    }

    private Cursor inside() {
        return new Cursor(input, begin + 1, entry + 1);
    }
}
