package dev.herald.adapter.bencode;

import dev.herald.application.port.BencodeValue;
import io.vavr.control.Option;

/** Steps over values that stand side by side in an input, whole lists and dictionaries in one step. */
final class Cursor {

    private final Received input;
    private final byte[] bytes;
    private int at;
    private int entry;
    private int content;

    /** Begins at a value; {@code entry} is the tape's for the first container from there on. */
    Cursor(Received input, int at, int entry) {
        this.input = input;
        this.bytes = input.bytes();
        this.at = at;
        this.entry = entry;
    }

    boolean atEnd() {
        return bytes[at] == 'e';
    }

    /** Makes a view of the value here, and steps over it. */
    BencodeValue take() {
        int begin = at;
        int own = entry;
        skip();
        return switch (bytes[begin]) {
            case 'i' -> new ReceivedInteger(input, begin, at);
            case 'l' -> new ReceivedList(input, begin, own);
            case 'd' -> new ReceivedDictionary(input, begin, own);
            default -> new ReceivedBytes(input, begin, at);
        };
    }

    /** {@link #take} where a byte string stands. */
    ReceivedBytes takeBytes() {
        int begin = at;
        skip();
        return new ReceivedBytes(input, begin, at);
    }

    boolean isAtBytes() {
        return bytes[at] >= '0' && bytes[at] <= '9';
    }

    boolean isAtInteger() {
        return bytes[at] == 'i';
    }

    /** The number of the integer that stands here; none where it does not fit into 64 bits. */
    Option<Long> takeInteger() {
        int begin = at;
        skip();
        return ReceivedInteger.value(bytes, begin);
    }

    void skip() {
        switch (bytes[at]) {
            case 'i' -> skipInteger();
            case 'l', 'd' -> skipContainer();
            default -> skipBytes();
        }
    }

    /** Steps over a byte string; whether it was the characters of {@code ascii}. */
    boolean skipIf(String ascii) {
        skipBytes();
        return ByteStrings.is(bytes, content, at, ascii);
    }

    private void skipInteger() {
        while (bytes[at] != 'e') {
            at++;
        }
        at++;
    }

    private void skipContainer() {
        int own = entry;
        at = input.tape().end(own);
        entry = input.tape().following(own);
    }

    /** In one walk over the digits: most of reading an answer is stepping over keys. */
    private void skipBytes() {
        int length = 0;
        int colon = at;
        for (byte digit = bytes[colon]; digit != ':'; digit = bytes[++colon]) {
            length = 10 * length + (digit - '0');
        }
        content = colon + 1;
        at = content + length;
    }
}
