package dev.herald.adapter.websocket;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What one socket brought and nobody could use, until somebody is told. */
final class Tally {

    private static final String NO_PEERS = "a WebSocket tracker names no peers: they come as WebRTC offers";

    private int unreadable;
    private int foreign;
    private int offers;
    private int answers;

    void unreadable() {
        unreadable++;
    }

    void foreign() {
        foreign++;
    }

    void droppedOffer() {
        offers++;
    }

    void droppedAnswer() {
        answers++;
    }

    /** What an answer is accompanied with; the counts begin anew. */
    Seq<String> remarks() {
        Seq<String> remarks = Vector.of(NO_PEERS)
                .appendAll(said(unreadable, "messages that nobody could read were skipped"))
                .appendAll(said(foreign, "messages about other swarms were skipped"))
                .appendAll(said(offers, "offers of peers were dropped"))
                .appendAll(said(answers, "answers to unknown or expired offers were dropped"));
        unreadable = 0;
        foreign = 0;
        offers = 0;
        answers = 0;
        return remarks;
    }

    private static Seq<String> said(int count, String what) {
        return count == 0 ? Vector.empty() : Vector.of(count + " " + what);
    }
}
