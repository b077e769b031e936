package dev.herald.adapter.http;

import dev.herald.domain.tracker.TrackerUrl;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which trackers turned out not to know {@code event=paused} (HTTP-A17); the latest thousand of them. */
final class PausedMemory {

    private static final int MOST = 1_000;

    private final Map<TrackerUrl, Boolean> strangers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TrackerUrl, Boolean> eldest) {
            return size() > MOST;
        }
    };

    synchronized boolean isUnknownTo(TrackerUrl tracker) {
        return strangers.containsKey(tracker);
    }

    synchronized void isNowUnknownTo(TrackerUrl tracker) {
        strangers.put(tracker, true);
    }
}
