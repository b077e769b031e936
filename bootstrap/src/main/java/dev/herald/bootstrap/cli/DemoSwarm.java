package dev.herald.bootstrap.cli;

import dev.herald.application.client.AnnounceOutcome;
import dev.herald.application.client.ScrapeOutcome;
import dev.herald.application.client.TrackerClient;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;

/** Peers that do not exist, announced to a tracker that does. */
final class DemoSwarm {

    /** Five peers come, the first has everything, two more get there, and all leave. */
    static final Vector<Scene> SCENES = Vector.of(
            Scene.of(1, AnnounceEvent.STARTED, 0),
            Scene.of(2, AnnounceEvent.STARTED, 700),
            Scene.of(3, AnnounceEvent.STARTED, 700),
            Scene.of(4, AnnounceEvent.STARTED, 700),
            Scene.of(2, AnnounceEvent.NONE, 300),
            Scene.of(5, AnnounceEvent.STARTED, 700),
            Scene.of(2, AnnounceEvent.COMPLETED, 0),
            Scene.of(1, AnnounceEvent.STOPPED, 0),
            Scene.of(3, AnnounceEvent.COMPLETED, 0),
            Scene.of(4, AnnounceEvent.STOPPED, 200),
            Scene.of(5, AnnounceEvent.STOPPED, 100),
            Scene.of(2, AnnounceEvent.STOPPED, 0),
            Scene.of(3, AnnounceEvent.STOPPED, 0));

    private static final int FIRST_PORT = 7_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final TrackerClient client;
    private final List<TrackerUrl> doors;
    private final InfoHash swarm;
    private final RandomGenerator random;
    private final Map<Integer, ClientIdentity> peers = new HashMap<>();

    /** @param doors where the tracker can be reached: each peer sticks to one of them */
    DemoSwarm(TrackerClient client, List<TrackerUrl> doors, InfoHash swarm, RandomGenerator random) {
        this.client = client;
        this.doors = List.copyOf(doors);
        this.swarm = swarm;
        this.random = random;
    }

    /** One announce of one peer. */
    record Scene(int peer, AnnounceEvent event, long left) {
        static Scene of(int peer, AnnounceEvent event, long left) {
            return new Scene(peer, event, left);
        }
    }

    /** What came of it, and how the swarm stands afterwards. */
    record Act(AnnounceOutcome announce, Option<ScrapeOutcome> counts, Option<TrackerError> failure) {}

    Act play(Scene scene) throws InterruptedException {
        ClientIdentity peer =
                peers.computeIfAbsent(scene.peer(), number -> ClientIdentity.random(FIRST_PORT + number, random));
        AnnounceRequest request =
                AnnounceRequest.of(swarm, peer, Progress.fresh(scene.left())).with(scene.event());
        TrackerUrl tracker = doors.get((scene.peer() - 1) % doors.size());
        AnnounceOutcome announced = announce(tracker, request);
        Either<TrackerError, ScrapeOutcome> scraped = client.blocking()
                .scrape(tracker, Vector.of(swarm), TIMEOUT)
                .map(outcomes -> outcomes.get(swarm).get());
        Option<TrackerError> failure =
                announced.answer().swap().toOption().orElse(scraped.swap().toOption());
        return new Act(announced, scraped.toOption(), failure);
    }

    private AnnounceOutcome announce(TrackerUrl tracker, AnnounceRequest request) throws InterruptedException {
        try {
            return client.announce(tracker, request, TIMEOUT).get();
        } catch (ExecutionException bug) {
            throw new IllegalStateException("an announce failed in a way it must not", bug.getCause());
        }
    }
}
