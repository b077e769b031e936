package dev.herald.testkit.contract;

/** What a transport can do and others cannot. The contract checks what a harness claims, and leaves the rest alone. */
public enum Capability {
    /** Answers name peers (not so in WebSocket trackers, whose peers come as offers). */
    PEERS,
    /** Announces tell the port, the key and how many peers are wanted. */
    CLIENT_DETAILS,
    /** Answers hand out a tracker id, and announces give it back (HTTP). */
    TRACKER_ID,
    /** Answers carry a warning (HTTP, WebSocket). */
    WARNING,
    /** Answers carry a minimum interval (HTTP). */
    MINIMUM_INTERVAL,
    /** The tracker's own path and query travel with the question. */
    OWN_QUERY,
    /** Answers are bytes that can be mangled. */
    BYTES,
    /** There are connections, which a tracker sees open and close. */
    CONNECTIONS
}
