package dev.herald.bootstrap;

import static dev.herald.testkit.Fixtures.CLIENT1;
import static dev.herald.testkit.Fixtures.CLIENT2;
import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.Fixtures.swarm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.session.SessionObserver;
import dev.herald.application.session.SessionOptions;
import dev.herald.application.session.TrackerStatus;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.TierPolicy;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.HttpScript;
import dev.herald.testkit.http.ScriptedHttpTracker;
import dev.herald.testkit.http.TrackerAnswers;
import io.vavr.collection.Vector;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Twenty trackers on real sockets, twelve of which accept every connection and never say a word. */
@Timeout(180)
class NewTorrentOnLoopbackTest {

    private static final int SEEDS = 500;
    /** As many announces of seeds as show that they are under way. */
    private static final int SOME = 100;

    private final Herald herald = Herald.open();
    private final Vector<ScriptedHttpTracker> silent = Vector.fill(12, () -> ScriptedHttpTracker.openMute("http"));
    private final Vector<ScriptedHttpTracker> healthy = Vector.fill(
            8,
            () -> ScriptedHttpTracker.open(
                    HttpScript.always(HttpReply.ok(TrackerAnswers.announced(Fixtures.response())))));
    private final TrackerTiers tiers =
            TrackerTiers.ofEach(silent.appendAll(healthy).map(ScriptedHttpTracker::url));

    @AfterEach
    void close() {
        herald.close();
        silent.appendAll(healthy).forEach(ScriptedHttpTracker::close);
    }

    @Test
    void a_new_torrent_has_peers_at_once_among_many_seeds() throws InterruptedException {
        CountDownLatch seeding = new CountDownLatch(SOME);
        SessionOptions seeds = SessionOptions.of(CLIENT1)
                .with(TierPolicy.EVERYWHERE)
                .withProgress(Progress::complete)
                .observedBy(Runnable::run, new SessionObserver() {
                    @Override
                    public void answered(TrackerStatus status, AnnounceEvent event, AnnounceResponse response) {
                        seeding.countDown();
                    }
                });
        for (int number = 0; number < SEEDS; number++) {
            herald.client().open(Torrent.of(swarm(number), tiers), seeds);
        }
        assertThat(seeding.await(60, TimeUnit.SECONDS)).as("seeds are heard").isTrue();

        CountDownLatch peers = new CountDownLatch(1);
        SessionOptions download = SessionOptions.of(CLIENT2)
                .with(TierPolicy.EVERYWHERE)
                .withProgress(() -> Progress.fresh(3))
                .observedBy(Runnable::run, new SessionObserver() {
                    @Override
                    public void peers(TrackerUrl tracker, InfoHash swarm, PeerList named) {
                        peers.countDown();
                    }
                });
        herald.client().open(Torrent.of(IH1, tiers), download);

        // whoever waits for a single one of the silent waits for half a minute
        assertThat(peers.await(10, TimeUnit.SECONDS)).as("has peers").isTrue();
    }
}
