package dev.herald.domain.announce;

/** What an announce reports (BEP 3, BEP 15, BEP 21). */
public enum AnnounceEvent {
    /** A regular announce: nothing happened but time. */
    NONE,
    /** The session began; repeated until a tracker acknowledges it. */
    STARTED,
    /** The download became complete in this session; told once. */
    COMPLETED,
    /** The session ends. */
    STOPPED,
    /** A partial seed that wants nothing more (BEP 21); refused by several trackers, so never sent unasked (HTTP-A17). */
    PAUSED
}
