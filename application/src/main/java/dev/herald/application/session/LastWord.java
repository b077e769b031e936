package dev.herald.application.session;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Option;

/**
 * One event that a tracker was still owed when a session ended.
 *
 * @param event {@code STOPPED} or {@code COMPLETED}
 * @param because why it could not be delivered; none where it was. {@code TimedOut} where the time for parting was over: at stage
 *     {@code SEND} it had not left, at stage {@code RECEIVE} it had, and nobody knows whether it arrived
 */
public record LastWord(TrackerUrl tracker, InfoHash swarm, AnnounceEvent event, Option<TrackerError> because) {

    /** Whether the tracker acknowledged it, or refused it, which it can only do having read it. */
    public boolean isDelivered() {
        return because.isEmpty();
    }
}
