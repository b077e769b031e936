package dev.herald.archunit.red.errors_are_records.domain.error;

/** The sealed root. */
public sealed interface TrackerError permits TrackerError.RightRefusal, WrongTrouble, WrongKind {
    /** One kind. */
    record RightRefusal(String reason) implements TrackerError {}
}
