package dev.herald.benchmarks.load;

import java.nio.ByteBuffer;

/** What the floor over UDP asks, in the frames of BEP 15. Used by one thread. */
public interface UdpQuestions {

    /** The question with this number, 0 or more; the frame is good until the next one is asked for. */
    ByteBuffer frame(long connection, int transaction, int number);

    /** The action of an answer that says yes. */
    int action();

    /** How many bytes such an answer has at least. */
    int shortestAnswer();
}
