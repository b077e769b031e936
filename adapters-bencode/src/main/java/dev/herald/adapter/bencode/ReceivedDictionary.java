package dev.herald.adapter.bencode;

import dev.herald.application.port.BencodeBytes;
import dev.herald.application.port.BencodeDictionary;
import dev.herald.application.port.BencodeValue;
import io.vavr.control.Option;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A view of a dictionary, in the order of the input. */
final class ReceivedDictionary extends ReceivedValue implements BencodeDictionary {

    private final int entry;

    ReceivedDictionary(Received input, int begin, int entry) {
        super(input, begin);
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
        Cursor value = find(asciiKey);
        return value == null ? Option.none() : Option.some(value.take());
    }

    /** Without a view of the number: an answer may list hundreds of peers, each with a port. */
    @Override
    public Option<Long> integer(String asciiKey) {
        Cursor value = find(asciiKey);
        return value == null || !value.isAtInteger() ? Option.none() : value.takeInteger();
    }

    /** Without looking into an option only to make another: an answer may list hundreds of peers, each with an address. */
    @Override
    public Option<BencodeBytes> bytes(String asciiKey) {
        Cursor value = find(asciiKey);
        return value == null || !value.isAtBytes() ? Option.none() : Option.some(value.takeBytes());
    }

    private @Nullable Cursor find(String asciiKey) {
        for (Cursor cursor = inside(); !cursor.atEnd(); cursor.skip()) {
            if (cursor.skipIf(asciiKey)) {
                return cursor;
            }
        }
        return null;
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

    @Override
    int end() {
        return input.tape().end(entry);
    }

    private Cursor inside() {
        return new Cursor(input, begin + 1, entry + 1);
    }
}
