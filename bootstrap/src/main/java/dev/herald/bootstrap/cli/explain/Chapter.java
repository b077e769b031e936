package dev.herald.bootstrap.cli.explain;

import dev.herald.application.client.AnnounceOutcome;
import dev.herald.application.port.trace.Trace.Moment;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * What happened between us and one tracker.
 *
 * @param tier the number of the tracker's tier, the first is 1
 * @param moments the steps, in order of time
 * @param outlook what a session would do next
 * @param farewell whether the tracker heard {@code stopped} afterwards; none where it was not owed any
 */
public record Chapter(
        int tier, AnnounceOutcome outcome, Seq<Moment> moments, Outlook outlook, Option<Boolean> farewell) {

    /** What the user can do about the outcome; none where all is well. */
    public Option<String> remedy() {
        return outcome.answer().swap().toOption().map(error -> Remedy.of(error, outcome.tracker()));
    }
}
