package dev.herald.network;

import dev.herald.domain.tracker.TrackerUrl;

/**
 * One tracker URL that is about to be talked to.
 *
 * @param url where to, and what for
 */
public record Visit(TrackerUrl url) {

    /** To a URL that somebody gave us. */
    public static Visit to(TrackerUrl url) {
        return new Visit(url);
    }
}
