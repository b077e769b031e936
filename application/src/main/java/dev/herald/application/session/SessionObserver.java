package dev.herald.application.session;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;

/**
 * Whoever wants to hear what a session brings. Called on the executor of {@link SessionOptions#observedBy}, one call at a time and
 * in the order things happened; nothing is handed to that executor once the future of {@link TrackerSession#stop} is complete.
 * What it throws is logged and changes nothing.
 */
public interface SessionObserver {

    /** An observer of nothing, which costs nothing. */
    SessionObserver NONE = new SessionObserver() {};

    /** A tracker named these peers, possibly none. Comes with every {@link #answered}. */
    default void peers(TrackerUrl tracker, InfoHash swarm, PeerList peers) {}

    /** Another tracker of a private torrent took over: every peer that {@code previous} named is to be dropped now (PRIV-3). */
    default void dropPeers(TrackerUrl previous) {}

    /** An announce left. {@code status} is the contact's afterwards, here and below. */
    default void asked(TrackerStatus status, AnnounceEvent event) {}

    /** A tracker accepted an announce. */
    default void answered(TrackerStatus status, AnnounceEvent event, AnnounceResponse response) {}

    /** A tracker did not accept an announce. */
    default void failed(TrackerStatus status, AnnounceEvent event, TrackerError error) {}

    /** A scrape told what a tracker counts in a swarm; only where {@link SessionOptions#withScrapes} asked for it. */
    default void counted(TrackerUrl tracker, InfoHash swarm, SwarmStats stats) {}

    /** A tracker was not asked, because its host is known to be down: no failure of its own. */
    default void turnedAway(TrackerStatus status, TrackerError because) {}
}
