package dev.herald.application.port;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values made here to be encoded. They were never received, and so have no offset and no received bytes. */
final class BuiltBencode {

    private BuiltBencode() {}

    record BuiltInteger(long number) implements BencodeInteger {
        @Override
        public Option<Long> value() {
            return Option.some(number);
        }

        @Override
        public String decimal() {
            return Long.toString(number);
        }
    }

    /** Owns its array: nobody else may hold it. */
    static final class BuiltBytes implements BencodeBytes {
        private final byte[] bytes;

        BuiltBytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int length() {
            return bytes.length;
        }

        @Override
        public ByteBuffer content() {
            return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
        }

        @Override
        public String toString() {
            return "BuiltBytes[" + bytes.length + " bytes]";
        }
    }

    record BuiltList(Vector<BencodeValue> values) implements BencodeList {
        @Override
        public int size() {
            return values.size();
        }

        @Override
        public Iterator<BencodeValue> iterator() {
            return values.iterator();
        }
    }

    record BuiltDictionary(Vector<Entry> entries) implements BencodeDictionary {
        @Override
        public int size() {
            return entries.size();
        }

        @Override
        public Option<BencodeValue> get(String asciiKey) {
            return entries.find(entry -> entry.key().is(asciiKey)).map(Entry::value);
        }

        @Override
        public Iterator<Entry> iterator() {
            return entries.iterator();
        }

        static final class Collector implements Builder {
            private final SortedMap<byte[], Entry> sorted = new TreeMap<>(Arrays::compareUnsigned);

            @Override
            public Builder put(BencodeBytes key, BencodeValue value) {
                if (sorted.putIfAbsent(key.toByteArray(), new Entry(key, value)) != null) {
                    throw new IllegalArgumentException("key added twice: " + key.text());
                }
                return this;
            }

            @Override
            public BencodeDictionary build() {
                return new BuiltDictionary(Vector.ofAll(sorted.values()));
            }
        }
    }

    static IllegalStateException neverReceived() {
        return new IllegalStateException("a value built here was never received; encode it with the codec");
    }
}
