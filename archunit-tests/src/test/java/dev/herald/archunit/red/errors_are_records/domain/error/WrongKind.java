package dev.herald.archunit.red.errors_are_records.domain.error;

/** A no without detail. */
enum WrongKind implements TrackerError {}
