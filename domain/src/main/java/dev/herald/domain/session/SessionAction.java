package dev.herald.domain.session;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.tracker.TrackerUrl;

/** Something a session wants done. */
public sealed interface SessionAction {

    /**
     * Announce this contact. There is none of it on its way.
     *
     * @param event what it owes now; what it says is decided when it leaves
     * @param due since when it might have left, in milliseconds of the session's clock
     */
    record Announce(ContactKey contact, AnnounceEvent event, long due) implements SessionAction {}

    /** The announce of this contact that still waits has news to tell now: it should go first (RETRY-10). */
    record Hasten(ContactKey contact, AnnounceEvent event) implements SessionAction {}

    /** The announce of this contact is not wanted any more, wherever it is. */
    record Withdraw(ContactKey contact) implements SessionAction {}

    /** Another tracker of a private torrent took over: all peers that this one named are to be dropped (PRIV-3). */
    record DropPeers(TrackerUrl previous) implements SessionAction {}

    /** The session is over: nobody is owed anything. Comes last, once. */
    record Done() implements SessionAction {}
}
