package dev.herald.application.port;

import io.vavr.collection.Seq;
import java.util.function.Consumer;

/**
 * The caller's part in WebRTC signalling, which WebSocket trackers carry between peers: descriptions of sessions (SDP) come from
 * the caller and go to the caller, and what is in them is nobody else's business.
 *
 * <p>Called on a thread that serves sockets, so it must be quick and must not block; what it throws is logged and changes nothing.
 * Everything that arrives here was written by a stranger: its length is bounded, its words are not checked.
 */
public interface PeerSignalling {

    /** The longest description that is sent or taken, in characters (WS-9). */
    int LONGEST_SDP = 64 * 1024;

    /** Nobody takes part: announces carry no offers, and the offers of others are dropped. */
    PeerSignalling NONE = new PeerSignalling() {};

    /**
     * An announce is about to be sent and may carry offers. {@code supply} takes complete descriptions, as many as are wanted at
     * most; it counts once, from any thread, and only until the time is over: the announce then goes without. An offer nobody
     * answers within fifty seconds is forgotten.
     */
    default void offersWanted(OffersWanted wanted, Consumer<Seq<String>> supply) {}

    /**
     * A peer offers a session. {@code reply} takes the description that answers it; it counts once, from any thread, and only while
     * the offer is fresh: what comes later than fifty seconds is dropped.
     */
    default void offered(PeerOffer offer, Consumer<String> reply) {}

    /** A peer answers one of our offers. Each offer is answered once at most. */
    default void answered(PeerAnswer answer) {}
}
