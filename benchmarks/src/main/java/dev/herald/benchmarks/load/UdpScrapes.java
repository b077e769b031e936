package dev.herald.benchmarks.load;

import java.nio.ByteBuffer;

/** Scrapes of as many swarms as fit into a datagram, in one buffer that is used over and over. */
public final class UdpScrapes implements UdpQuestions {

    /** How many swarms BEP 15 lets one scrape ask for. */
    public static final int BATCH = 74;

    private static final int SCRAPE = 2;
    private static final int SHORTEST_ANSWER = 20;
    private static final int HEADER_BYTES = 16;
    private static final int TRANSACTION_AT = 12;
    private static final int SWARM_BYTES = 20;

    private final ByteBuffer scrape = ByteBuffer.allocateDirect(HEADER_BYTES + BATCH * SWARM_BYTES);
    private final byte[] swarms;

    /** Scrapes of so many swarms, all known from now on. */
    public UdpScrapes(Swarms numbered, int count) {
        swarms = new byte[Math.multiplyExact(count, SWARM_BYTES)];
        ByteBuffer all = ByteBuffer.wrap(swarms);
        for (int number = 0; number < count; number++) {
            numbered.get(number).writeTo(all);
        }
    }

    /** How many questions it takes to ask about so many swarms. */
    public static int batches(int swarms) {
        return (int) (((long) swarms + BATCH - 1) / BATCH);
    }

    @Override
    public ByteBuffer frame(long connection, int transaction, int number) {
        int from = number * BATCH * SWARM_BYTES;
        int length = Math.min(BATCH * SWARM_BYTES, swarms.length - from);
        return scrape.clear()
                .putLong(0, connection)
                .putInt(Long.BYTES, SCRAPE)
                .putInt(TRANSACTION_AT, transaction)
                .put(HEADER_BYTES, swarms, from, length)
                .limit(HEADER_BYTES + length);
    }

    @Override
    public int action() {
        return SCRAPE;
    }

    @Override
    public int shortestAnswer() {
        return SHORTEST_ANSWER;
    }
}
