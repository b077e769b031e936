package dev.herald.archunit.red.errors_are_records.domain.error;

/** A no with behaviour. */
final class WrongTrouble implements TrackerError {}
