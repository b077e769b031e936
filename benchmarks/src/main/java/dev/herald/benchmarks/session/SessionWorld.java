package dev.herald.benchmarks.session;

import dev.herald.application.client.TrackerClient;
import dev.herald.application.dispatch.DispatchLimits;
import dev.herald.application.port.TrackerObserver;
import dev.herald.application.session.SessionOptions;
import dev.herald.application.session.TrackerSession;
import dev.herald.benchmarks.load.Swarms;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.VirtualTime;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A client with many sessions, its trackers, and their time. */
final class SessionWorld implements AutoCloseable {

    private static final int TRACKERS = 100;
    private static final Duration STEP = Duration.ofSeconds(10);

    private final VirtualTime time = new VirtualTime();
    private final SimulatedTrackers trackers;
    private final TrackerClient client;
    /** As an application holds them. */
    private final TrackerSession[] sessions;

    SessionWorld(int sessions) {
        this.trackers = new SimulatedTrackers(time, sessions);
        this.client = TrackerClient.of(Vector.of(trackers), time, new SplittableRandom(1), TrackerObserver.NONE);
        this.sessions = new TrackerSession[sessions];
    }

    /** Opens all sessions at once, spread over a hundred trackers. */
    void open() {
        SessionOptions options = SessionOptions.of(ClientIdentity.random(6881, new Random(1)));
        TrackerTiers[] tiers = IntStream.range(0, TRACKERS)
                .mapToObj(number -> TrackerUrl.of("http://tracker-" + number + ".example.org/announce"))
                .map(url -> TrackerTiers.of(Tier.of(url)))
                .toArray(TrackerTiers[]::new);
        Swarms swarms = Swarms.numbered();
        for (int number = 0; number < sessions.length; number++) {
            sessions[number] = client.open(Torrent.of(swarms.get(number), tiers[number % TRACKERS]), options);
        }
    }

    /** Lets {@code span} pass, and gives up after {@code limit} of our own time. */
    void advance(Duration span, Duration limit) throws IOException {
        long begun = System.nanoTime();
        for (Duration passed = Duration.ZERO; passed.compareTo(span) < 0; passed = passed.plus(STEP)) {
            time.advanceBy(STEP);
            if (System.nanoTime() - begun > limit.toNanos()) {
                throw new IOException("not done within " + limit.toSeconds() + " s");
            }
        }
    }

    int sessions() {
        return sessions.length;
    }

    long announces() {
        return trackers.announces();
    }

    long early() {
        return trackers.early();
    }

    long latestMillis() {
        return trackers.latestMillis();
    }

    /** How long all of them take to leave once, as many at a time as may be under way without any urgency. */
    long windowMillis() {
        int atOnce = DispatchLimits.DEFAULT.underWay() - DispatchLimits.DEFAULT.reserve();
        return SimulatedTrackers.LATENCY.toMillis() * sessions.length / atOnce;
    }

    @Override
    public void close() {
        client.close();
    }
}
