package dev.herald.archunit.red.client_answers_with_either.domain.error;

/** The sealed root. */
public sealed interface TrackerError {
    /** One kind. */
    record Refused(String reason) implements TrackerError {}
}
