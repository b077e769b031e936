package dev.herald.application.client;

import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Either;
import java.time.Duration;

/** What one tracker said to one announce, and how long that took. */
public record AnnounceOutcome(
        TrackerUrl tracker, AnnounceRequest request, Either<TrackerError, AnnounceResponse> answer, Duration elapsed) {

    /** Whether the tracker accepted it. */
    public boolean isAccepted() {
        return answer.isRight();
    }
}
