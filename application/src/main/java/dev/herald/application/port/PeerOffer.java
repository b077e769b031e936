package dev.herald.application.port;

import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import dev.herald.domain.tracker.TrackerUrl;

/**
 * A peer's offer, passed on by a tracker (WS-11).
 *
 * @param tracker who passed it on
 * @param swarm the swarm it is about
 * @param peer who offers
 * @param sdp the description, as it came
 */
public record PeerOffer(TrackerUrl tracker, InfoHash swarm, PeerId peer, String sdp) {}
