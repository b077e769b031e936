package dev.herald.benchmarks.load;

/** Who wants to know how an exchange ended: told once, on any thread. */
public interface Ending {

    /** The tracker gave what was asked for. */
    void succeeded();

    /** It did not. */
    void failed(String reason);
}
