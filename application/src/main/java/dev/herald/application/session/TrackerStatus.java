package dev.herald.application.session;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.session.Answer;
import dev.herald.domain.session.DueRule;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * How things stand between a session and one tracker, about one swarm.
 *
 * @param place what it waits for
 * @param next how long until it is asked, and never negative; none while it is being asked, and where only others' failure or the
 *     user will bring it about
 * @param rule why not before: of {@code next}, or of what keeps it from being asked at all
 * @param telling what the announce says that is with the tracker now
 * @param isStarted whether it acknowledged {@code started}, so that it is owed {@code stopped}
 * @param owesCompleted whether {@code completed} is still to be told
 * @param failures in a row; 0 after an answer
 * @param answer its last yes
 * @param answerAge how long ago that came
 * @param error why it failed last; none since it answered
 */
public record TrackerStatus(
        TrackerUrl tracker,
        InfoHash swarm,
        Place place,
        Option<Duration> next,
        DueRule rule,
        Option<AnnounceEvent> telling,
        boolean isStarted,
        boolean owesCompleted,
        int failures,
        Option<Answer> answer,
        Option<Duration> answerAge,
        Option<TrackerError> error) {

    /** What a tracker waits for. */
    public enum Place {
        /** For its time, which comes. */
        WAITING,
        /** For those before it to fail. */
        IN_RESERVE,
        /** In our queue, for its turn. */
        QUEUED_HERE,
        /** In our queue, while our own network is down. */
        WAITING_FOR_OWN_NETWORK,
        /** It is being asked. */
        WITH_TRACKER,
        /** For the user: it will not be asked by itself any more. */
        DISABLED
    }
}
