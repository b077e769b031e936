package dev.herald.application.session;

import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One tracker, one object, however many torrents name it: a million sessions with the same trackers hold them once. What is
 * remembered for that is bounded; when it is full it begins anew, which costs nothing but memory.
 */
final class SharedTiers {

    private static final int MOST = 4_096;

    private final Map<TrackerTiers, TrackerTiers> tiers = new ConcurrentHashMap<>();
    private final Map<TrackerUrl, TrackerUrl> urls = new TreeMap<>();

    /** The same trackers, and the same objects wherever they were seen before. */
    TrackerTiers shared(TrackerTiers fresh) {
        TrackerTiers known = tiers.get(fresh);
        if (known == null) {
            return remembered(fresh);
        }
        return isWrittenAlike(known, fresh) ? known : fresh;
    }

    /** Equal trackers may be written differently, and be told another name and password. */
    private static boolean isWrittenAlike(TrackerTiers some, TrackerTiers others) {
        return some.trackers().corresponds(others.trackers(), SharedTiers::isWrittenAlike);
    }

    private static boolean isWrittenAlike(TrackerUrl one, TrackerUrl other) {
        return one.reveal().equals(other.reveal());
    }

    private synchronized TrackerTiers remembered(TrackerTiers fresh) {
        TrackerTiers shared = new TrackerTiers(
                fresh.tiers().map(tier -> new Tier(tier.trackers().map(this::shared))));
        if (tiers.size() >= MOST) {
            tiers.clear();
        }
        tiers.put(shared, shared);
        return shared;
    }

    private TrackerUrl shared(TrackerUrl url) {
        if (urls.size() >= MOST) {
            urls.clear();
        }
        TrackerUrl known = urls.putIfAbsent(url, url);
        return known == null || !isWrittenAlike(known, url) ? url : known;
    }
}
