package dev.herald.testkit.simulation;

/** What is heard of a tracker that is down. */
public enum Absence {
    /** Nothing, until the question times out. */
    SILENCE,
    /** The machine is there and says that nobody listens, after one round trip. */
    CONNECTION_REFUSED
}
