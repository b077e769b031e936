package dev.herald.application.dispatch;

import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import java.time.Duration;

/** An announce that somebody wants to make. Called on the {@link Loop}, never before {@link Dispatcher#submit} has returned. */
public interface Errand {

    /** Where it goes. */
    TrackerUrl tracker();

    /** Which swarm it is about. */
    InfoHash swarm();

    /**
     * What is said: asked at the moment it leaves, so that it tells of that moment's progress and of what is owed then.
     * Asked again where our own network lost it.
     */
    AnnounceRequest request();

    /** How long the tracker may take; positive. */
    Duration timeout();

    /** How it ended: once, unless its ticket was cancelled. */
    void heard(Verdict verdict);
}
