package dev.herald.domain.session;

/**
 * When something may happen, and which rule says so.
 *
 * @param at in milliseconds of the session's clock; {@link #NO_TIME} where it will not happen by itself
 * @param rule why not before
 */
public record Due(long at, DueRule rule) {

    /** Later than any time. */
    public static final long NO_TIME = Long.MAX_VALUE;

    /** Already. */
    public static final Due AT_ONCE = new Due(Long.MIN_VALUE, DueRule.AT_ONCE);

    /** Not by itself. */
    public static final Due NEVER = new Due(NO_TIME, DueRule.NEVER);

    /** Whether it is time. */
    public boolean hasCome(long now) {
        return at <= now;
    }

    /** The earlier of the two. */
    Due orEarlier(Due other) {
        return other.at < at ? other : this;
    }

    /** The later of the two. */
    Due orLater(Due other) {
        return other.at > at ? other : this;
    }
}
