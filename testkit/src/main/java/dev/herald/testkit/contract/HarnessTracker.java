package dev.herald.testkit.contract;

import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.TrackerQuestion;
import io.vavr.collection.Seq;
import java.time.Duration;

/** A scripted tracker, and what it saw. */
public interface HarnessTracker {

    /** Where to ask it. */
    TrackerUrl url();

    /** What has arrived, in order. */
    Seq<TrackerQuestion> questions();

    /**
     * The query of each question as it arrived, own part included, a character a byte; empty without
     * {@link Capability#OWN_QUERY}.
     */
    Seq<String> queries();

    /** Waits until {@code count} questions have arrived, at most {@code patience}; whether they have. */
    boolean awaitQuestions(int count, Duration patience) throws InterruptedException;

    /**
     * Waits until no connection to this tracker is open, at most {@code patience}; whether that is so. Always true without
     * {@link Capability#CONNECTIONS}.
     */
    boolean awaitNoConnection(Duration patience) throws InterruptedException;
}
