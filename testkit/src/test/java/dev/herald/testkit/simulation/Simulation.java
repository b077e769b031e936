package dev.herald.testkit.simulation;

import dev.herald.application.client.TrackerClient;
import dev.herald.application.port.TrackerObserver;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.VirtualTime;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Days in the life of many real sessions in a world of trackers, all of it decided by one seed. Whatever goes wrong is told together
 * with the seed that replays it.
 */
final class Simulation {

    private static final Duration STEP = Duration.ofMinutes(20);
    /** Hosts that are down are probed less and less often, once an hour in the end, and whoever waits for them is spread. */
    private static final Duration PATIENCE = Duration.ofHours(4);

    private final long seed;
    private final Scale scale;
    private final VirtualTime time = new VirtualTime();
    private final VirtualTrackers world;
    private final TrackerClient client;
    private final Vector<TrackerUrl> trackers;
    private final Vector<TorrentLife> lives;

    Simulation(long seed, Scale scale) {
        this(seed, scale, TrackerObserver.NONE);
    }

    /** The same, with somebody who looks on: to tell how a failure came about. */
    Simulation(long seed, Scale scale, TrackerObserver observer) {
        this.seed = seed;
        this.scale = scale;
        SplittableRandom random = new SplittableRandom(seed);
        world = VirtualTrackers.seeded(seed, time);
        trackers = Vector.range(0, scale.trackers()).map(number -> TrackerUrl.of("http://host" + number + "/announce"));
        trackers.forEach(url -> world.at(url, TrackerNature.anyOf(random)));
        world.have(scale.weather());
        client = TrackerClient.of(Vector.of(world), time, random.split(), observer);
        lives = Vector.range(0, scale.torrents())
                .map(number -> new TorrentLife(number, client, time, world.ledger(), trackers, random.split()));
    }

    VirtualTime time() {
        return time;
    }

    /** Runs it to its end; how many announces that took. */
    long run() {
        try {
            lives.forEach(life -> life.begin(scale.span().dividedBy(8)));
            for (Duration past = Duration.ZERO; past.compareTo(scale.span()) < 0; past = past.plus(STEP)) {
                time.advanceBy(STEP);
                check();
            }
            lives.forEach(TorrentLife::end);
            time.advanceBy(Duration.ofMinutes(1));
            lives.forEach(TorrentLife::assertOver);
            check();
            return world.ledger().announces();
        } catch (RuntimeException | AssertionError trouble) {
            throw new AssertionError("seed " + seed + " of " + scale + ", after " + time.now(), trouble);
        }
    }

    private void check() {
        world.ledger().assertKept();
        world.ledger().assertNobodyForgotten(PATIENCE);
        lives.forEach(life -> life.check(world.isCutOff()));
    }
}
