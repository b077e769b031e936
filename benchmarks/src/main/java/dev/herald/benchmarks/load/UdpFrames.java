package dev.herald.benchmarks.load;

import dev.herald.domain.announce.AnnounceRequest;
import java.nio.ByteBuffer;

/** The frames of BEP 15 that the floor sends, in two buffers that are used over and over. */
final class UdpFrames {

    static final int CONNECT = 0;
    static final int ANNOUNCE = 1;
    static final int ERROR = 3;

    private static final long PROTOCOL = 0x417_2710_1980L;
    private static final int CONNECT_BYTES = 16;
    private static final int ANNOUNCE_BYTES = 98;
    private static final int TRANSACTION_AT = 12;
    private static final int SWARM_AT = 16;
    private static final int SWARM_BYTES = 20;
    private static final int STARTED = 2;

    private final ByteBuffer connect = ByteBuffer.allocateDirect(CONNECT_BYTES);
    private final ByteBuffer announce = ByteBuffer.allocateDirect(ANNOUNCE_BYTES);
    private final byte[] swarms;

    /** Frames for so many swarms; everything but ids is written now. */
    UdpFrames(Announces announces, int count) {
        AnnounceRequest any = announces.request(announces.identity(), 0);
        announce.position(SWARM_AT + SWARM_BYTES)
                .put(any.client().peerId().toByteArray())
                .putLong(any.progress().downloaded())
                .putLong(any.progress().left())
                .putLong(any.progress().uploaded())
                .putInt(STARTED)
                .putInt(0)
                .putInt(any.client().key().bits())
                .putInt(any.numWant())
                .putShort((short) any.client().port());
        swarms = new byte[Math.multiplyExact(count, SWARM_BYTES)];
        ByteBuffer all = ByteBuffer.wrap(swarms);
        for (int number = 0; number < count; number++) {
            announces.swarms().get(number).writeTo(all);
        }
    }

    /** Asks for a connection id. */
    ByteBuffer connect(int transaction) {
        return connect.clear()
                .putLong(PROTOCOL)
                .putInt(CONNECT)
                .putInt(transaction)
                .flip();
    }

    /** An announce; good until the next one is made. */
    ByteBuffer announce(long connection, int transaction, int number) {
        return announce.clear()
                .putLong(0, connection)
                .putInt(Long.BYTES, ANNOUNCE)
                .putInt(TRANSACTION_AT, transaction)
                .put(SWARM_AT, swarms, number * SWARM_BYTES, SWARM_BYTES);
    }
}
