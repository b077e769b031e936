package dev.herald.domain.tracker;

/**
 * A word that nobody may see: a user, a password, a passkey. It prints as {@code ***}, wherever it ends up; only {@link #reveal()} tells
 * it, and whoever calls that answers for what becomes of it.
 */
public final class Secret {

    /** What stands where a secret was. */
    public static final String MASK = "***";

    /** Shorter ones would tear holes into innocent words. */
    private static final int SHORTEST_HIDDEN = 6;

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** This word, from now on a secret. */
    public static Secret of(String text) {
        return new Secret(text);
    }

    /** The word itself. Not for logs, errors or screens. */
    public String reveal() {
        return text;
    }

    /** Somebody's words without it; a secret too short to be told from innocent words stays. */
    public String hideIn(String words) {
        return text.length() < SHORTEST_HIDDEN ? words : words.replace(text, MASK);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
