package dev.herald.benchmarks.load;

import dev.herald.domain.announce.AnnounceRequest;
import java.nio.ByteBuffer;

/** Announces of one swarm each, in one buffer that is used over and over. */
public final class UdpAnnounces implements UdpQuestions {

    private static final int ANNOUNCE = 1;
    private static final int SHORTEST_ANSWER = 20;
    private static final int ANNOUNCE_BYTES = 98;
    private static final int TRANSACTION_AT = 12;
    private static final int SWARM_AT = 16;
    private static final int SWARM_BYTES = 20;
    private static final int STARTED = 2;

    private final ByteBuffer announce = ByteBuffer.allocateDirect(ANNOUNCE_BYTES);
    private final byte[] swarms;

    /** Announces of so many swarms; everything but ids is written now. */
    public UdpAnnounces(Announces announces, int count) {
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

    @Override
    public ByteBuffer frame(long connection, int transaction, int number) {
        return announce.clear()
                .putLong(0, connection)
                .putInt(Long.BYTES, ANNOUNCE)
                .putInt(TRANSACTION_AT, transaction)
                .put(SWARM_AT, swarms, number * SWARM_BYTES, SWARM_BYTES);
    }

    @Override
    public int action() {
        return ANNOUNCE;
    }

    @Override
    public int shortestAnswer() {
        return SHORTEST_ANSWER;
    }
}
