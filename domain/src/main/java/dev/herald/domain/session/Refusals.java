package dev.herald.domain.session;

import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Refused;
import io.vavr.collection.Vector;
import java.util.Locale;

/** What kind of no it was. Words of trackers decide about delays only, never about success (TRAP-32). */
final class Refusals {

    private static final Vector<String> SEMANTIC =
            Vector.of("unregistered", "not registered", "unauthori", "not authori", "not allowed", "banned", "passkey");

    private Refusals() {}

    /**
     * Whether the tracker itself spoke about this announce. A server that was too busy, or a proxy that could not reach the
     * tracker behind it, says nothing about what the tracker knows.
     */
    static boolean isTrackersWord(TrackerError error) {
        return error instanceof Refused refused && !refused.status().exists(status -> status == 429 || status >= 500);
    }

    /** Not to be asked again until the user acts: it said so (RETRY-8, HTTP-T3), or nobody here can ask it at all. */
    static boolean isForGood(TrackerError error) {
        return switch (error.kind()) {
            case UNSUPPORTED -> true;
            case REFUSED ->
                error.retryAdvice() instanceof RetryAdvice.Never
                        || (error instanceof Refused refused && refused.status().contains(410));
            case UNREACHABLE, TIMED_OUT, MALFORMED, BLOCKED, TOO_SOON, EXHAUSTED -> false;
        };
    }

    /** A refusal that asking sooner will not change: an unknown torrent, an unwanted client (RETRY-9). */
    static boolean isSemantic(TrackerError error) {
        if (!(error instanceof Refused refused)) {
            return false;
        }
        String reason = refused.reason().toLowerCase(Locale.ROOT);
        return SEMANTIC.exists(reason::contains)
                || refused.status().exists(status -> status == 401 || status == 403 || status == 404);
    }

    /** Our own policy, which asking again does not change either. */
    static boolean isOurs(TrackerError error) {
        return error instanceof TrackerError.Blocked;
    }
}
