package dev.herald.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.testkit.websocket.WebSocketClientConnection;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.TooLongFrameException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What comes through a sieve, however the bytes come. */
class FrameSieveTest {

    private static final int MOST = MessageReader.LONGEST_MESSAGE;

    private final EmbeddedChannel channel = new EmbeddedChannel(new FrameSieve());
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final ByteArrayOutputStream expected = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private FrameSieveTest passes(int first, int length) {
        frame(sent, first, length);
        frame(expected, first, length);
        return this;
    }

    private FrameSieveTest empties(int first, int length) {
        frame(sent, first, length);
        frame(expected, first, 0);
        return this;
    }

    private static void frame(ByteArrayOutputStream out, int first, int length) {
        byte[] payload = new byte[length];
        Arrays.fill(payload, (byte) first);
        out.writeBytes(WebSocketClientConnection.head(first, length));
        out.writeBytes(payload);
    }

    private byte[] through(byte[] bytes, SplittableRandom random) {
        ByteArrayOutputStream came = new ByteArrayOutputStream();
        for (int at = 0; at < bytes.length; ) {
            int next = Math.min(bytes.length, at + random.nextInt(1, 1 << random.nextInt(1, 18)));
            channel.writeInbound(Unpooled.wrappedBuffer(bytes, at, next - at));
            for (ByteBuf part = channel.readInbound(); part != null; part = channel.readInbound()) {
                came.writeBytes(ByteBufUtil.getBytes(part));
                part.release();
            }
            at = next;
        }
        return came.toByteArray();
    }

    @RepeatedTest(20)
    @DisplayName("WS-16: frames that make a message too long come out empty, and all others as they were")
    void empties_what_is_too_long(RepetitionInfo which) {
        passes(0x81, 0).passes(0x81, 125).passes(0x82, 126).passes(0x81, 65_536).passes(0x81, MOST);
        empties(0x81, MOST + 1).passes(0x89, 5).empties(0x82, 3 * MOST).passes(0x81, 2);
        passes(0x01, MOST - 10).passes(0x8A, 0).passes(0x00, 10).empties(0x00, 1);
        passes(0x89, 125)
                .passes(0x00, 0)
                .empties(0x80, 300_000)
                .passes(0x01, MOST)
                .passes(0x80, 0);
        empties(0x01, MOST + 1).empties(0x80, 1).passes(0x81, 1);

        byte[] came = through(sent.toByteArray(), new SplittableRandom(which.getCurrentRepetition()));

        assertThat(Arrays.equals(came, expected.toByteArray())).isTrue();
    }

    @Test
    @DisplayName("WS-16: what breaks the protocol goes through as it is, for the decoder to judge")
    void judges_nothing() {
        byte[] masked = {(byte) 0x81, (byte) 0xFF, 0, 0, 0, 0, 0, (byte) 0x20, 0, 0, 1, 2, 3, 4, 5, 6};
        byte[] negative = {(byte) 0x81, 127, (byte) 0x80, 0, 0, 0, 0, 0, 0, 1, 9, 9};

        assertThat(through(masked, new SplittableRandom(1))).isEqualTo(masked);
        assertThat(new FrameSieveTest().through(negative, new SplittableRandom(1)))
                .isEqualTo(negative);
    }

    @Test
    @DisplayName("WS-21: a message that is longer than what is skipped is refused by the head that says so")
    void refuses_what_is_far_too_long() {
        channel.writeInbound(
                Unpooled.wrappedBuffer(WebSocketClientConnection.head(0x01, FrameSieve.LONGEST_SKIPPED - 1)));
        byte[] rest = new byte[1 << 20];
        for (long left = FrameSieve.LONGEST_SKIPPED - 1; left > 0; left -= rest.length) {
            channel.writeInbound(Unpooled.wrappedBuffer(rest, 0, (int) Math.min(left, rest.length)));
        }

        assertThatThrownBy(() -> channel.writeInbound(Unpooled.wrappedBuffer(WebSocketClientConnection.head(0x80, 2))))
                .isInstanceOf(TooLongFrameException.class);
    }
}
