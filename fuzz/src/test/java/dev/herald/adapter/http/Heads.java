package dev.herald.adapter.http;

import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.util.List;

/** Answers of which the first byte of an input says status and coding, and the rest is the body. */
final class Heads {

    private static final List<Integer> STATUS = List.of(200, 200, 400, 403, 410, 429, 503, 206);
    private static final List<String> CODINGS = List.of("", "gzip", "deflate", "rot13");

    private Heads() {}

    static HttpAnswer of(byte[] input) {
        int head = input.length == 0 ? 0 : input[0] & 0xFF;
        Bytes body = new Bytes(Integer.MAX_VALUE, 0);
        body.add(ByteBuffer.wrap(input, Math.min(1, input.length), Math.max(0, input.length - 1)));
        String coding = CODINGS.get(head >> 4 & 3);
        return new HttpAnswer(
                STATUS.get(head & 7),
                "Reason",
                Option.none(),
                Option.when(!coding.isEmpty(), coding),
                Option.when((head & 0x40) != 0, "120"),
                Option.none(),
                body,
                Option.none());
    }
}
