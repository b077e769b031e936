package dev.herald.domain.session;

import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;

/** Which contact: a tracker, and the swarm it is told about. Events, failures and tracker ids belong to it (RETRY-5). */
public record ContactKey(TrackerUrl tracker, InfoHash swarm) {}
