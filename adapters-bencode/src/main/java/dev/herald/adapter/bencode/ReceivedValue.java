package dev.herald.adapter.bencode;

import java.nio.ByteBuffer;

/** What the views have in common: where they begin in the input. There may be hundreds of them, so they hold no more than that. */
abstract class ReceivedValue {

    final Received input;
    final int begin;

    ReceivedValue(Received input, int begin) {
        this.input = input;
        this.begin = begin;
    }

    /** The offset behind the last byte. */
    abstract int end();

    public final int offset() {
        return begin;
    }

    public final ByteBuffer encoded() {
        return input.range(begin, end());
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + begin + " to " + end() + "]";
    }
}
