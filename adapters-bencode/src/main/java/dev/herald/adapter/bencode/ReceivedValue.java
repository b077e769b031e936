package dev.herald.adapter.bencode;

import java.nio.ByteBuffer;

/** What the views have in common: a range of the input. */
abstract class ReceivedValue {

    final Received input;
    final int begin;
    final int end;

    ReceivedValue(Received input, int begin, int end) {
        this.input = input;
        this.begin = begin;
        this.end = end;
    }

    public final int offset() {
        return begin;
    }

    public final ByteBuffer encoded() {
        return input.range(begin, end);
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + begin + " to " + end + "]";
    }
}
