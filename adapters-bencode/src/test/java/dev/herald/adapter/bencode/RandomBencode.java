package dev.herald.adapter.bencode;

import dev.herald.application.port.BencodeBytes;
import dev.herald.application.port.BencodeDictionary;
import dev.herald.application.port.BencodeDictionary.Entry;
import dev.herald.application.port.BencodeInteger;
import dev.herald.application.port.BencodeList;
import dev.herald.application.port.BencodeValue;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values made by chance, the same for the same seed, and ways to write and to spoil them. */
final class RandomBencode {

    private final Random chance;

    RandomBencode(long seed) {
        this.chance = new Random(seed);
    }

    BencodeValue value(int deepest) {
        return switch (chance.nextInt(deepest == 0 ? 2 : 4)) {
            case 0 -> BencodeInteger.of(chance.nextLong() >> chance.nextInt(64));
            case 1 -> bytes();
            case 2 -> list(deepest - 1);
            default -> dictionary(deepest - 1);
        };
    }

    /** The value as a sloppy tracker might write it: zeros in front, keys in any order and repeated. */
    byte[] sloppily(BencodeValue value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writeSloppily(value, out);
        return out.toByteArray();
    }

    /** The input with a few bytes changed, removed, added or cut off. */
    byte[] spoiled(byte[] input) {
        byte[] spoiled = input;
        for (int times = 1 + chance.nextInt(4); times > 0; times--) {
            int at = chance.nextInt(spoiled.length + 1);
            int removed = Math.min(chance.nextInt(3), spoiled.length - at);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(spoiled, 0, at);
            out.writeBytes(noise(chance.nextInt(3)));
            if (chance.nextInt(8) > 0) {
                out.write(spoiled, at + removed, spoiled.length - at - removed);
            }
            spoiled = out.toByteArray();
        }
        return spoiled;
    }

    /** Bytes, most of which mean something in bencode. */
    byte[] noise(int length) {
        byte[] noise = new byte[length];
        for (int i = 0; i < length; i++) {
            noise[i] = chance.nextInt(10) == 0
                    ? (byte) chance.nextInt(256)
                    : (byte) "ilde0123:-".charAt(chance.nextInt(10));
        }
        return noise;
    }

    /** What a value holds, comparable with {@code equals}: texts of digits, buffers, lists and maps. */
    static Object content(BencodeValue value) {
        if (value instanceof BencodeInteger integer) {
            return integer.decimal();
        }
        if (value instanceof BencodeBytes bytes) {
            return bytes.content();
        }
        if (value instanceof BencodeList list) {
            List<Object> contents = new ArrayList<>();
            list.forEach(inner -> contents.add(content(inner)));
            return contents;
        }
        SortedMap<ByteBuffer, Object> contents = new TreeMap<>();
        ((BencodeDictionary) value)
                .forEach(entry -> contents.putIfAbsent(entry.key().content(), content(entry.value())));
        return contents;
    }

    private BencodeBytes bytes() {
        byte[] bytes = new byte[chance.nextInt(12)];
        chance.nextBytes(bytes);
        return BencodeBytes.of(bytes);
    }

    private BencodeList list(int deepest) {
        List<BencodeValue> values = new ArrayList<>();
        for (int i = chance.nextInt(5); i > 0; i--) {
            values.add(value(deepest));
        }
        return BencodeList.ofAll(values);
    }

    private BencodeDictionary dictionary(int deepest) {
        SortedMap<ByteBuffer, BencodeBytes> keys = new TreeMap<>();
        for (int i = chance.nextInt(5); i > 0; i--) {
            BencodeBytes key = bytes();
            keys.put(key.content(), key);
        }
        BencodeDictionary.Builder dictionary = BencodeDictionary.builder();
        keys.values().forEach(key -> dictionary.put(key, value(deepest)));
        return dictionary.build();
    }

    private void writeSloppily(BencodeValue value, ByteArrayOutputStream out) {
        if (value instanceof BencodeInteger integer) {
            String decimal = integer.decimal();
            boolean negative = decimal.startsWith("-") || (decimal.equals("0") && chance.nextBoolean());
            write(out, (negative ? "i-" : "i") + zeros() + decimal.replace("-", "") + "e");
        } else if (value instanceof BencodeBytes bytes) {
            write(out, zeros() + bytes.length() + ":");
            out.writeBytes(bytes.toByteArray());
        } else if (value instanceof BencodeList list) {
            out.write('l');
            list.forEach(inner -> writeSloppily(inner, out));
            out.write('e');
        } else if (value instanceof BencodeDictionary dictionary) {
            writeSloppily(dictionary, out);
        }
    }

    private void writeSloppily(BencodeDictionary dictionary, ByteArrayOutputStream out) {
        List<Entry> entries = new ArrayList<>();
        dictionary.forEach(entries::add);
        Collections.shuffle(entries, chance);
        if (!entries.isEmpty() && chance.nextInt(3) == 0) {
            entries.add(new Entry(entries.get(0).key(), value(1)));
        }
        out.write('d');
        for (Entry entry : entries) {
            writeSloppily(entry.key(), out);
            writeSloppily(entry.value(), out);
        }
        out.write('e');
    }

    private String zeros() {
        return "0".repeat(chance.nextInt(4) == 0 ? chance.nextInt(3) : 0);
    }

    private static void write(ByteArrayOutputStream out, String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
