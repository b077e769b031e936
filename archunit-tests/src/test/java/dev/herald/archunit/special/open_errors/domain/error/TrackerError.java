package dev.herald.archunit.special.open_errors.domain.error;

/** A root that anybody may extend. */
public interface TrackerError {}
