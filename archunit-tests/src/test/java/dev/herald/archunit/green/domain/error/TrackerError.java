package dev.herald.archunit.green.domain.error;

/** The world's no. */
public sealed interface TrackerError {
    /** It said so. */
    record Refused(String reason) implements TrackerError {}
}
