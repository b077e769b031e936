package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.cli.input.Target;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whom to ask about what, gathered from all targets before the first question: that is what makes batches. */
final class ScrapePlan {

    private final TrackerTiers added;
    private final InputNotes notes;
    private final Set<TrackerUrl> trackers = new LinkedHashSet<>();
    private final Map<TrackerUrl, Set<InfoHash>> swarms = new LinkedHashMap<>();
    private final List<Torrent> privateTorrents = new ArrayList<>();

    /**
     * @param added trackers for every target that may have more
     */
    ScrapePlan(TrackerTiers added, InputNotes notes) {
        this.added = added;
        this.notes = notes;
    }

    /** Adds a target, or says what is wrong with it. */
    void add(Target target) {
        if (!notes.isUsable(target, added)) {
            return;
        }
        if (target instanceof Target.OfTracker found) {
            trackers.add(found.tracker());
            added.trackers().forEach(trackers::add);
        } else if (target instanceof Target.OfSwarm found) {
            addPublic(Torrent.of(found.swarm(), added));
        } else if (target instanceof Target.OfTorrent found) {
            add(target, found.torrent().withAdded(added));
        }
    }

    private void add(Target target, Torrent torrent) {
        if (torrent.tiers().isEmpty()) {
            notes.withoutTrackers(target);
        } else if (torrent.isPrivate()) {
            privateTorrents.add(torrent);
        } else {
            addPublic(torrent);
        }
    }

    private void addPublic(Torrent torrent) {
        for (TrackerUrl tracker : torrent.tiers().trackers()) {
            torrent.announceHashes().forEach(swarms.computeIfAbsent(tracker, first -> new LinkedHashSet<>())::add);
        }
    }

    /** The trackers that are targets themselves. */
    Set<TrackerUrl> trackers() {
        return Collections.unmodifiableSet(trackers);
    }

    /** The swarms to ask each tracker about. */
    Map<TrackerUrl, Set<InfoHash>> swarms() {
        return Collections.unmodifiableMap(swarms);
    }

    /** Torrents to be asked about at one tracker at a time (PRIV-4). */
    List<Torrent> privateTorrents() {
        return Collections.unmodifiableList(privateTorrents);
    }
}
