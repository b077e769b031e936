package dev.herald.domain.error;

import dev.herald.domain.tracker.TrackerUrl;

/** One tracker that was asked in vain, and why. */
public record FailedAttempt(TrackerUrl tracker, TrackerError error) {}
