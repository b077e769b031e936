package dev.herald.application.dispatch;

import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;

/** What trackers share that live and die together. */
record HostKey(TrackerScheme scheme, String host, int port) {

    static HostKey of(TrackerUrl tracker) {
        return new HostKey(tracker.scheme(), tracker.host(), tracker.port());
    }
}
