package dev.herald.adapter.bencode;

import dev.herald.application.port.BencodeBytes;
import java.nio.ByteBuffer;

/** A view of a byte string. */
final class ReceivedBytes extends ReceivedValue implements BencodeBytes {

    private final int content;

    ReceivedBytes(Received input, int begin, int end, int content) {
        super(input, begin, end);
        this.content = content;
    }

    @Override
    public int length() {
        return end - content;
    }

    @Override
    public ByteBuffer content() {
        return input.range(content, end);
    }
}
