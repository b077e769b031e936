package dev.herald.benchmarks;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.bootstrap.SystemScheduler;
import dev.herald.embedded.EmbeddedTracker;
import dev.herald.embedded.EmbeddedTrackerOptions;

/** An embedded tracker inside the test. */
final class TrackerInside implements AutoCloseable {

    private final SystemScheduler time = new SystemScheduler();
    private final EmbeddedTracker tracker =
            EmbeddedTracker.open(EmbeddedTrackerOptions.defaults(), Bencode.codec(), time);

    String url() {
        return tracker.announceUrl().reveal();
    }

    String webSocketUrl() {
        return tracker.webSocketAnnounceUrl().reveal();
    }

    int swarms() {
        return tracker.swarms();
    }

    @Override
    public void close() {
        tracker.close();
        time.close();
    }
}
