package dev.herald.benchmarks.load;

import java.io.IOException;
import java.time.Duration;

/** Something that asks a tracker about one swarm after the other, several at a time. May be run again. */
public interface Load extends AutoCloseable {

    /**
     * Asks {@code count} times, about the swarms from number 0 on, and waits until everything is answered.
     *
     * @param limit after which it gives up with an {@link IOException}
     */
    Outcome run(int count, Duration limit) throws IOException, InterruptedException;

    /** Frees threads and connections. */
    @Override
    void close();
}
