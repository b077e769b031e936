package dev.herald.archunit.red.ports_answer_with_either.domain.error;

/** The sealed root. */
public sealed interface TrackerError {
    /** One kind. */
    record Refused(String reason) implements TrackerError {}
}
