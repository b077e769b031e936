package dev.herald.application.dispatch;

import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import io.vavr.control.Either;
import java.time.Duration;

/** How an errand ended. */
public sealed interface Verdict {

    /** The tracker was asked. */
    record Answered(Either<TrackerError, AnnounceResponse> answer) implements Verdict {}

    /**
     * The tracker was not asked, or not in vain through any fault of its own: its host is known to be dead, or our own network is.
     * No failure of the tracker's.
     *
     * @param retryIn when asking again makes sense; positive
     * @param because what the host did last
     */
    record TurnedAway(Duration retryIn, TrackerError because) implements Verdict {}
}
