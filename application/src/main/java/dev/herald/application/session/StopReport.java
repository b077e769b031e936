package dev.herald.application.session;

import io.vavr.collection.Seq;

/**
 * How a session ended: every event that trackers were still owed, delivered or not. A tracker that never acknowledged
 * {@code started} is owed nothing.
 */
public record StopReport(Seq<LastWord> words) {

    /** What arrived. */
    public Seq<LastWord> delivered() {
        return words.filter(LastWord::isDelivered);
    }

    /** What did not arrive, or may not have. */
    public Seq<LastWord> undelivered() {
        return words.reject(LastWord::isDelivered);
    }
}
