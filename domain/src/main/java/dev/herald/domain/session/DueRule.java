package dev.herald.domain.session;

/** Why an announce is due when it is, and not before. */
public enum DueRule {
    /** Nothing holds it back: the tracker has not been asked yet, or an event is owed to it (RETRY-3). */
    AT_ONCE,
    /** The interval the tracker asked for (RETRY-1). */
    INTERVAL,
    /** The tracker asked for less than our shortest interval (RETRY-2). */
    FLOOR,
    /** The tracker asked for more than our longest interval (RETRY-2). */
    CEILING,
    /** The tracker's minimum interval, or ours where it names none: for those who ask out of turn (RETRY-4). */
    MIN_INTERVAL,
    /** It failed: the more often in a row, the longer the wait (RETRY-6). */
    BACK_OFF,
    /** It refused, and said when to come back (RETRY-7, RETRY-8). */
    RETRY_ADVICE,
    /** It refused what we announce, not that we announce now: it will not change its mind soon (RETRY-9). */
    SEMANTIC_REFUSAL,
    /** Our own policy keeps us from asking it. */
    BLOCKED,
    /** Its host is known to be down, so it was not asked at all. */
    HOST_DOWN,
    /** It wants never to be asked again (RETRY-8, HTTP-T3), or nobody here can talk to it: until the user acts. */
    NEVER;

    /** Whether the tracker answered well and it is only courtesy that keeps us silent: events need not wait for it (RETRY-3). */
    public boolean isCourtesy() {
        return switch (this) {
            case AT_ONCE, INTERVAL, FLOOR, CEILING, MIN_INTERVAL -> true;
            case BACK_OFF, RETRY_ADVICE, SEMANTIC_REFUSAL, BLOCKED, HOST_DOWN, NEVER -> false;
        };
    }
}
