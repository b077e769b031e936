package dev.herald.application.dispatch;

import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Refused;
import io.vavr.control.Either;

/** What an outcome says about the host, whatever it says about the swarm. */
final class Answers {

    private Answers() {}

    /** Somebody is there: a yes, a no, or something that nobody can read. */
    static boolean isAnswer(Either<TrackerError, ?> outcome) {
        return outcome.fold(Answers::isWord, response -> true);
    }

    private static boolean isWord(TrackerError error) {
        return switch (error.kind()) {
            case REFUSED, MALFORMED -> true;
            case UNREACHABLE, TIMED_OUT, UNSUPPORTED, BLOCKED, TOO_SOON, EXHAUSTED -> false;
        };
    }

    /** Nobody is there. The other failures are our own decisions, and tell nothing. */
    static boolean isSilence(TrackerError error) {
        return switch (error.kind()) {
            case UNREACHABLE, TIMED_OUT -> true;
            case REFUSED, MALFORMED, UNSUPPORTED, BLOCKED, TOO_SOON, EXHAUSTED -> false;
        };
    }

    /** There is too much of us: HTTP status 429 or 503. */
    static boolean isTooMuch(Either<TrackerError, AnnounceResponse> outcome) {
        return outcome.fold(
                error -> error instanceof Refused refused
                        && refused.status().exists(status -> status == 429 || status == 503),
                response -> false);
    }
}
