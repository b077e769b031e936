package dev.herald.archunit.red.every_left_is_a_tracker_error.domain.error;

/** The sealed root. */
public sealed interface TrackerError {
    /** One kind. */
    record Refused(String reason) implements TrackerError {}
}
