package dev.herald.adapter.bencode;

import dev.herald.application.port.BencodeBytes;
import dev.herald.application.port.BencodeDictionary;
import dev.herald.application.port.BencodeDictionary.Entry;
import dev.herald.application.port.BencodeInteger;
import dev.herald.application.port.BencodeList;
import dev.herald.application.port.BencodeValue;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one value canonically (BENC-17), with a stack of its own instead of the thread's; used once. */
final class CanonicalWriter {

    private static final Comparator<Entry> BY_RAW_KEY =
            (left, right) -> compareUnsigned(left.key().content(), right.key().content());

    private final GrowingBytes out = new GrowingBytes();
    private final Deque<Iterator<BencodeValue>> open = new ArrayDeque<>();

    byte[] write(BencodeValue root) {
        begin(root);
        while (!open.isEmpty()) {
            Iterator<BencodeValue> innermost = open.getLast();
            if (innermost.hasNext()) {
                begin(innermost.next());
            } else {
                open.removeLast();
                out.put('e');
            }
        }
        return out.toByteArray();
    }

    private void begin(BencodeValue value) {
        if (value instanceof BencodeInteger integer) {
            out.putAscii("i").putAscii(integer.decimal()).put('e');
        } else if (value instanceof BencodeBytes bytes) {
            out.putAscii(Integer.toString(bytes.length())).putAscii(":").put(bytes.content());
        } else if (value instanceof BencodeList list) {
            out.put('l');
            open.addLast(list.iterator());
        } else if (value instanceof BencodeDictionary dictionary) {
            out.put('d');
            open.addLast(canonical(dictionary).iterator());
        }
    }

    /** Keys and values in turn, in the order of the keys; of entries with the same key the first alone. */
    private static List<BencodeValue> canonical(BencodeDictionary dictionary) {
        List<Entry> entries = new ArrayList<>();
        dictionary.forEach(entries::add);
        entries.sort(BY_RAW_KEY);
        List<BencodeValue> inOrder = new ArrayList<>(2 * entries.size());
        @Nullable Entry last = null;
        for (Entry entry : entries) {
            if (last == null || BY_RAW_KEY.compare(last, entry) != 0) {
                inOrder.add(entry.key());
                inOrder.add(entry.value());
            }
            last = entry;
        }
        return inOrder;
    }

    private static int compareUnsigned(ByteBuffer left, ByteBuffer right) {
        int differing = left.mismatch(right);
        if (differing < 0 || differing == Math.min(left.remaining(), right.remaining())) {
            return Integer.compare(left.remaining(), right.remaining());
        }
        return Byte.compareUnsigned(left.get(left.position() + differing), right.get(right.position() + differing));
    }
}
