package dev.herald.adapter.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.TooLongFrameException;
import java.util.List;

/**
 * Empties the frames that make a message longer than we read, before anybody keeps a byte of them: trackers relay what any member of a
 * swarm says (WS-11), and the socket is everybody's. What is left of such a message nobody can read, so it is skipped and counted like
 * any other (WS-16). Everything else goes through as it comes, mistakes included: the decoder behind judges those.
 */
final class FrameSieve extends ByteToMessageDecoder {

    /** The longest message, fragments together, that is skipped, in bytes: beyond that a new socket costs less than the line. */
    static final long LONGEST_SKIPPED = 16L * 1024 * 1024;

    private static final int FINAL = 0x80;
    private static final int OPCODE = 0x0F;
    private static final int FIRST_OF_CONTROL = 8;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7F;
    private static final int IN_TWO_BYTES = 126;
    private static final int IN_EIGHT_BYTES = 127;

    /** What is still to come of the frame at hand. */
    private long left;

    /** Whether nobody will see it. */
    private boolean skipping;

    private byte kind;

    /** How long the message has become, of which the frame at hand is a part. */
    private long message;

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (left > 0) {
            payload(in, out);
        } else {
            head(in, out);
        }
    }

    private void payload(ByteBuf in, List<Object> out) {
        int here = (int) Math.min(left, in.readableBytes());
        left -= here;
        if (!skipping) {
            out.add(in.readRetainedSlice(here));
            return;
        }
        in.skipBytes(here);
        if (left == 0) {
            skipping = false;
            out.add(Unpooled.wrappedBuffer(new byte[] {kind, 0}));
        }
    }

    private void head(ByteBuf in, List<Object> out) {
        int start = in.readerIndex();
        if (in.readableBytes() < 2) {
            return;
        }
        int second = in.getByte(start + 1);
        int size = size(second);
        if (in.readableBytes() < size) {
            return;
        }
        kind = in.getByte(start);
        left = length(in, start + 2, second & LENGTH);
        skipping = (kind & OPCODE) < FIRST_OF_CONTROL && (second & MASKED) == 0 && isTooMuch();
        if (skipping) {
            in.skipBytes(size);
        } else {
            out.add(in.readRetainedSlice(size));
        }
    }

    private static int size(int second) {
        int length = second & LENGTH;
        int more = length == IN_TWO_BYTES ? Short.BYTES : length == IN_EIGHT_BYTES ? Long.BYTES : 0;
        return 2 + more + ((second & MASKED) == 0 ? 0 : Integer.BYTES);
    }

    /** One that is beyond all numbers is as good as endless: the decoder refuses it by its head. */
    private static long length(ByteBuf in, int at, int said) {
        if (said == IN_EIGHT_BYTES) {
            long length = in.getLong(at);
            return length < 0 ? Long.MAX_VALUE : length;
        }
        return said == IN_TWO_BYTES ? in.getUnsignedShort(at) : said;
    }

    /** Counts the frame to its message. */
    private boolean isTooMuch() {
        if (left == Long.MAX_VALUE) {
            return false;
        }
        message = ((kind & OPCODE) == 0 ? message : 0) + left;
        if (message > LONGEST_SKIPPED) {
            throw new TooLongFrameException("a message of " + message + " bytes and more");
        }
        boolean isTooMuch = message > MessageReader.LONGEST_MESSAGE && left > 0;
        message = (kind & FINAL) == 0 ? message : 0;
        return isTooMuch;
    }
}
