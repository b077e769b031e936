package dev.herald.domain.tracker;

import io.vavr.collection.Seq;

/** An ordered list of trackers that are tried in turn until one answers. Lanes do not wait for each other. Never empty. */
public record Lane(Seq<TrackerUrl> trackers) {

    public Lane {
        if (trackers.isEmpty()) {
            throw new IllegalArgumentException("a lane holds at least one tracker");
        }
    }
}
