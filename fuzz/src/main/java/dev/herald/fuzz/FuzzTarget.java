package dev.herald.fuzz;

/** Something that takes any bytes whatever, and throws only where a law was broken or there is a bug. Used by one thread. */
public interface FuzzTarget extends AutoCloseable {

    /** Reads them as a stranger's, and looks at what came of it. */
    void take(byte[] input) throws Exception;

    /** Lets go of threads and sockets, where there are any. */
    @Override
    default void close() {}
}
