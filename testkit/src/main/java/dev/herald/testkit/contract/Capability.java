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
    /** The tracker's own path and query travel with an announce. */
    OWN_QUERY,
    /**
     * The tracker's own query is the beginning of a longer one, and a scrape has one too (HTTP). Over UDP it travels by itself, and
     * with announces alone (UDP-S3).
     */
    JOINED_QUERY,
    /**
     * Counts name their swarm (HTTP, WebSocket), so any may be missing. Over UDP they are known by their place in the answer, and only
     * the last ones can be missing (UDP-S1).
     */
    NAMED_COUNTS,
    /** Answers are bytes that can be mangled. */
    BYTES,
    /** There are connections, which a tracker sees open and close. */
    CONNECTIONS
}
