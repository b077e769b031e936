package dev.herald.testkit.simulation;

/** What a tracker does with a regular announce of a peer it does not know, as after it was restarted. */
public enum Strangers {
    /** Takes it for a new peer, as opentracker does. */
    WELCOME,
    /** Refuses, until the peer introduces itself with {@code started}, as some private trackers do. */
    REFUSED
}
