package dev.herald.adapter.bencode;

import dev.herald.application.port.BencodeBytes;
import java.nio.ByteBuffer;

/** A view of a byte string. */
final class ReceivedBytes extends ReceivedValue implements BencodeBytes {

    private final int end;

    ReceivedBytes(Received input, int begin, int end) {
        super(input, begin);
        this.end = end;
    }

    @Override
    int end() {
        return end;
    }

    @Override
    public int length() {
        return end - contentBegin();
    }

    @Override
    public ByteBuffer content() {
        return input.range(contentBegin(), end);
    }

    private int contentBegin() {
        return ByteStrings.content(input.bytes(), begin);
    }
}
