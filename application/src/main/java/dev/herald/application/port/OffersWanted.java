package dev.herald.application.port;

import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import java.time.Duration;

/**
 * A tracker could pass on offers to peers.
 *
 * @param tracker who passes them on
 * @param swarm whose peers get them
 * @param count how many are wanted at most, 1 or more: each goes to a peer of its own (WS-5)
 * @param within how long the announce waits for them
 */
public record OffersWanted(TrackerUrl tracker, InfoHash swarm, int count, Duration within) {}
