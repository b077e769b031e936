package dev.herald.application.port;

import io.vavr.collection.Iterator;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Values made here rather than received: they know their canonical encoding and nothing else (BENC-17). */
final class BuiltBencode {

    private BuiltBencode() {}

    record BuiltInteger(BigInteger bigValue) implements BencodeInteger {
        @Override
        public Option<Long> value() {
            return bigValue.bitLength() < Long.SIZE ? Option.some(bigValue.longValue()) : Option.none();
        }

        @Override
        public int offset() {
            return 0;
        }

        @Override
        public ByteBuffer encoded() {
            return readOnly(ascii("i" + bigValue + "e"));
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
            return readOnly(bytes);
        }

        @Override
        public int offset() {
            return 0;
        }

        @Override
        public ByteBuffer encoded() {
            byte[] prefix = ascii(bytes.length + ":");
            byte[] all = Arrays.copyOf(prefix, prefix.length + bytes.length);
            System.arraycopy(bytes, 0, all, prefix.length, bytes.length);
            return readOnly(all);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof BuiltBytes that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "BencodeBytes[" + bytes.length + " bytes]";
        }
    }

    record BuiltList(Vector<BencodeValue> values) implements BencodeList {
        @Override
        public int size() {
            return values.size();
        }

        @Override
        public java.util.Iterator<BencodeValue> iterator() {
            return values.iterator();
        }

        @Override
        public int offset() {
            return 0;
        }

        @Override
        public ByteBuffer encoded() {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write('l');
            values.forEach(value -> append(out, value));
            out.write('e');
            return readOnly(out.toByteArray());
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

        @Override
        public int offset() {
            return 0;
        }

        @Override
        public ByteBuffer encoded() {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write('d');
            entries.forEach(entry -> {
                append(out, entry.key());
                append(out, entry.value());
            });
            out.write('e');
            return readOnly(out.toByteArray());
        }

        static final class Collector implements Builder {
            private final Map<byte[], BencodeValue> sorted = new TreeMap<>(Arrays::compareUnsigned);

            @Override
            public Builder put(BencodeBytes key, BencodeValue value) {
                if (sorted.putIfAbsent(key.toByteArray(), value) != null) {
                    throw new IllegalArgumentException("key given twice: " + key.text());
                }
                return this;
            }

            @Override
            public BencodeDictionary build() {
                return new BuiltDictionary(Vector.ofAll(sorted.entrySet())
                        .map(entry -> new Entry(new BuiltBytes(entry.getKey()), entry.getValue())));
            }
        }
    }

    private static void append(ByteArrayOutputStream out, BencodeValue value) {
        ByteBuffer bytes = value.encoded();
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        out.writeBytes(copy);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static ByteBuffer readOnly(byte[] bytes) {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }
}
