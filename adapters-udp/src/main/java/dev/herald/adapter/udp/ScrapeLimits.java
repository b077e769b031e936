package dev.herald.adapter.udp;

import dev.herald.domain.tracker.TrackerUrl;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many swarms one packet asks a tracker for: as many as fit into an Ethernet frame (UDP-S2), or fewer where it was seen to answer
 * fewer. Remembers the latest thousand of those trackers. For use by many threads.
 */
final class ScrapeLimits {

    /** 1,444 bytes over IPv4, 1,464 over IPv6. */
    static final int MOST = 70;

    private static final int REMEMBERED = 1_000;

    private final Map<String, Integer> learned = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    synchronized int of(TrackerUrl tracker) {
        return learned.getOrDefault(key(tracker), MOST);
    }

    /** The tracker answered {@code rows} rows, 1 or more, where it was asked for more. */
    synchronized void learn(TrackerUrl tracker, int rows) {
        learned.merge(key(tracker), rows, Math::min);
    }

    private static String key(TrackerUrl tracker) {
        return tracker.host() + ' ' + tracker.port();
    }
}
