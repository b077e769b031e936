package dev.herald.adapter.bencode;

import dev.herald.application.port.BencodeValue;
import java.nio.ByteBuffer;

/** An input that was found to be bencode, and its tape: what all the views of it share. */
final class Received {

    private final byte[] bytes;
    private final Tape tape;

    Received(byte[] bytes, Tape tape) {
        this.bytes = bytes;
        this.tape = tape;
    }

    BencodeValue root() {
        return new Cursor(this, 0, 0).take();
    }

    byte[] bytes() {
        return bytes;
    }

    Tape tape() {
        return tape;
    }

    ByteBuffer range(int from, int to) {
        return ByteBuffer.wrap(bytes, from, to - from).slice().asReadOnlyBuffer();
    }
}
