package dev.herald.benchmarks.load;

/** A way of asking a tracker once. Safe for use by many threads. */
public interface Exchange extends AutoCloseable {

    /**
     * Asks about a swarm; waits for nothing.
     *
     * @param number which swarm, 0 or more
     * @param ending is told, maybe before this method returns
     */
    void begin(int number, Ending ending);

    /** Frees threads and connections. */
    @Override
    void close();
}
