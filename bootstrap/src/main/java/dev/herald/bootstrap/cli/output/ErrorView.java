package dev.herald.bootstrap.cli.output;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong.
 *
 * @param kind one of the words of the contract, such as {@code timed-out}
 * @param message a sentence for a person
 * @param reason a tracker's own words
 * @param retry what was said about trying again
 * @param remedy what the user can do about it, for people
 */
public record ErrorView(
        String kind,
        String message,
        @Nullable String reason,
        @Nullable RetryView retry,
        @Nullable String remedy) {}
