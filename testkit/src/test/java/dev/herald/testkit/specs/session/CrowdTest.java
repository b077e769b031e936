package dev.herald.testkit.specs.session;

import static dev.herald.testkit.Fixtures.CLIENT1;
import static dev.herald.testkit.Fixtures.CLIENT2;
import static dev.herald.testkit.Fixtures.swarm;
import static dev.herald.testkit.ScriptedAnswer.silence;
import static dev.herald.testkit.specs.session.Lives.OPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.session.SessionObserver;
import dev.herald.application.session.SessionOptions;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.TierPolicy;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A new torrent in a crowd of old seeds, with trackers of which most never answer. */
class CrowdTest {

    private static final int SEEDS = 5_000;
    private static final int NEW = 1_000_000;
    private static final Duration ROUND_TRIP = Duration.ofMillis(100);

    private final Lives lives = new Lives();
    private final Vector<TrackerUrl> dead =
            Vector.range(0, 12).map(i -> TrackerUrl.of("http://dead" + i + "/announce"));
    private final Vector<TrackerUrl> healthy =
            Vector.range(0, 8).map(i -> TrackerUrl.of("http://healthy" + i + "/announce"));
    private final TrackerTiers tiers = TrackerTiers.ofEach(dead.appendAll(healthy));
    private final List<Duration> peersAt = new ArrayList<>();

    private void openSeeds(TierPolicy policy) {
        dead.forEach(tracker -> lives.trackers.at(tracker).answers(silence()));
        healthy.forEach(tracker -> lives.trackers.at(tracker).takes(ROUND_TRIP));
        SessionOptions seed = OPTIONS.withProgress(Progress::complete).with(policy);
        for (int i = 0; i < SEEDS; i++) {
            lives.client.open(Torrent.of(swarm(i), tiers), seed);
        }
        lives.time.runDue();
    }

    /** Somebody is in the swarm of the new torrent, at every tracker that works. */
    private void openDownload(TierPolicy policy) {
        healthy.forEach(tracker -> lives.trackers.announce(
                tracker, AnnounceRequest.of(swarm(NEW), CLIENT2, Progress.complete()), Duration.ofSeconds(30)));
        lives.pass(ROUND_TRIP);
        lives.client.open(
                Torrent.of(swarm(NEW), tiers),
                OPTIONS.with(policy)
                        .withProgress(() -> Progress.fresh(1_000))
                        .observedBy(Runnable::run, new SessionObserver() {
                            @Override
                            public void peers(TrackerUrl tracker, InfoHash swarm, PeerList peers) {
                                peersAt.add(lives.time.now());
                            }
                        }));
    }

    @ParameterizedTest
    @CsvSource({"EVERYWHERE, 0", "BEP12, 400", "BEP12, 1900"})
    void its_first_announce_leaves_at_once_and_it_has_peers_within_two_round_trips(
            TierPolicy policy, int secondsLater) {
        openSeeds(policy);
        lives.pass(Duration.ofSeconds(secondsLater));
        openDownload(policy);
        Duration opened = lives.time.now();
        lives.pass(ROUND_TRIP.multipliedBy(2));

        assertThat(lives.trackers
                        .announces()
                        .filter(asked -> asked.request().swarm().equals(swarm(NEW))
                                && asked.request().client().equals(CLIENT1))
                        .map(asked -> asked.at()))
                .contains(opened);
        assertThat(peersAt).isNotEmpty();
    }
}
