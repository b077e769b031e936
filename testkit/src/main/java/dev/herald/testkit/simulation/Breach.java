package dev.herald.testkit.simulation;

import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import java.time.Duration;

/**
 * Somebody broke a {@link Rule}.
 *
 * @param at when, in the time of the simulation
 * @param tracker at which tracker
 * @param swarm whose announce it was
 * @param story what was announced, and what had gone before
 */
public record Breach(Rule rule, Duration at, TrackerUrl tracker, InfoHash swarm, String story) {

    @Override
    public String toString() {
        return rule + " at " + at + ": swarm " + swarm + " at " + tracker + " " + rule.words() + "; " + story;
    }
}
