package dev.herald.application.port;

import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import dev.herald.domain.tracker.TrackerUrl;

/**
 * A peer's answer to one of our offers, passed on by a tracker (WS-12).
 *
 * @param tracker who passed it on
 * @param swarm the swarm it is about
 * @param peer who answers
 * @param offer the description that we had offered, as it was supplied
 * @param sdp the description that answers it, as it came
 */
public record PeerAnswer(TrackerUrl tracker, InfoHash swarm, PeerId peer, String offer, String sdp) {}
