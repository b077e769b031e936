package dev.herald.application.dispatch;

/** Where an errand is. */
public enum Place {
    /** In its host's queue. */
    QUEUED_HERE,
    /** In its host's queue, and no queue moves: our own network is down. */
    WAITING_FOR_OWN_NETWORK,
    /** Asked, not answered. */
    WITH_TRACKER,
    /** Over: heard of, or cancelled. */
    DONE
}
