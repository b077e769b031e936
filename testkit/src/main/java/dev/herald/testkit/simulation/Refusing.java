package dev.herald.testkit.simulation;

import dev.herald.domain.error.RetryAdvice;

/**
 * How a tracker says no to what it would otherwise accept.
 *
 * @param chance how many of its answers are refusals, 0 to 1
 * @param reason its words
 * @param advice what it says about asking again
 */
public record Refusing(double chance, String reason, RetryAdvice advice) {

    /** It refuses nobody. */
    public static final Refusing NOBODY = new Refusing(0, "", RetryAdvice.UNSTATED);

    /** So many answers are refusals that say nothing about when to come back. */
    public static Refusing some(double chance) {
        return new Refusing(chance, "the tracker is overloaded", RetryAdvice.UNSTATED);
    }

    /** The same refusals, with this advice. */
    public Refusing advising(RetryAdvice other) {
        return new Refusing(chance, reason, other);
    }
}
