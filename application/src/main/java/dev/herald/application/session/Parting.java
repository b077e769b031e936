package dev.herald.application.session;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.session.Contact;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A session's end, while it lasts: how long it may take, and what came of the last words. */
final class Parting {

    /** Longer than this no tracker is waited for (RETRY-11). */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final CompletableFuture<StopReport> report;
    private final long began;
    private final long deadline;
    private Seq<LastWord> words = Vector.empty();

    Parting(CompletableFuture<StopReport> report, long began, long deadline) {
        this.report = report;
        this.began = began;
        this.deadline = deadline;
    }

    /** How long a tracker may take that is asked now; positive. */
    Duration timeout(long now) {
        Duration left = Duration.ofMillis(Math.max(1, deadline - now));
        return left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
    }

    /** A tracker answered a last word, or did not. A refusal has been read, which is all that was wanted. */
    void heard(Contact contact, AnnounceEvent event, Option<TrackerError> error) {
        add(contact, event, error.filter(why -> !(why instanceof TrackerError.Refused)));
    }

    /** Nothing more will be told to this contact. */
    void givenUp(Contact contact, TrackerError because) {
        if (contact.isStarted() && contact.owesCompleted()) {
            add(contact, AnnounceEvent.COMPLETED, Option.some(because));
        }
        if (contact.isStarted()) {
            add(contact, AnnounceEvent.STOPPED, Option.some(because));
        }
    }

    /** The time is over for this contact. */
    void outOfTime(Contact contact, long now) {
        Stage stage = contact.told().isDefined() ? Stage.RECEIVE : Stage.SEND;
        givenUp(contact, new TrackerError.TimedOut(Duration.ofMillis(now - began), stage));
    }

    private void add(Contact contact, AnnounceEvent event, Option<TrackerError> because) {
        words = words.append(new LastWord(contact.tracker(), contact.swarm(), event, because));
    }

    void complete() {
        report.complete(new StopReport(words));
    }
}
