package dev.herald.bootstrap.cli;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.application.client.AnnounceOptions;
import dev.herald.application.client.AnnounceOutcome;
import dev.herald.application.client.TrackerClient;
import dev.herald.application.port.Scheduler;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TierPolicy;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.embedded.EmbeddedTracker;
import dev.herald.embedded.EmbeddedTrackerOptions;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;

/** A peer whose torrent names two trackers, of which the first dies and comes back (BEP 12). */
final class DemoFailover {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int PORT = 7_006;

    private final TrackerClient client;
    private final Scheduler time;
    private final InfoHash swarm;
    private final ClientIdentity peer;

    DemoFailover(TrackerClient client, Scheduler time, InfoHash swarm, RandomGenerator random) {
        this.client = client;
        this.time = time;
        this.swarm = swarm;
        this.peer = ClientIdentity.random(PORT, random);
    }

    /** Watches the play. */
    interface Audience {
        /** Something happened to the first tracker, and this is what trackers said to the announce that followed. */
        void see(String happening, Seq<AnnounceOutcome> outcomes) throws InterruptedException;
    }

    void play(Audience audience) throws InterruptedException {
        try (EmbeddedTracker second = open(EmbeddedTrackerOptions.defaults())) {
            int port;
            Torrent torrent;
            try (EmbeddedTracker first = open(EmbeddedTrackerOptions.defaults())) {
                port = first.port();
                torrent = torrent(first, second);
                audience.see(
                        "A torrent names two trackers, one behind the other: the first is asked", started(torrent));
            }
            audience.see("The first dies: the second is asked instead", regular(torrent));
            try (EmbeddedTracker again =
                    open(EmbeddedTrackerOptions.defaults().withPort(port).withUdpPort(port))) {
                audience.see(
                        "The first comes back, and is asked again before all others", regular(torrent(again, second)));
                audience.see(
                        "Whoever knows the peer is told that it goes",
                        announce(torrent, options(AnnounceEvent.STOPPED).with(TierPolicy.EVERYWHERE))
                                .sortBy(outcome -> outcome.tracker().toString()));
            }
        }
    }

    private Torrent torrent(EmbeddedTracker first, EmbeddedTracker second) {
        return Torrent.of(swarm, TrackerTiers.of(Tier.of(first.announceUrl()), Tier.of(second.udpAnnounceUrl())));
    }

    private EmbeddedTracker open(EmbeddedTrackerOptions options) {
        return EmbeddedTracker.open(options, Bencode.codec(), time);
    }

    private Seq<AnnounceOutcome> started(Torrent torrent) throws InterruptedException {
        return announce(torrent, options(AnnounceEvent.STARTED));
    }

    private Seq<AnnounceOutcome> regular(Torrent torrent) throws InterruptedException {
        return announce(torrent, options(AnnounceEvent.NONE));
    }

    private AnnounceOptions options(AnnounceEvent event) {
        return AnnounceOptions.started(peer).with(event).within(TIMEOUT);
    }

    private Seq<AnnounceOutcome> announce(Torrent torrent, AnnounceOptions options) throws InterruptedException {
        ConcurrentLinkedQueue<AnnounceOutcome> outcomes = new ConcurrentLinkedQueue<>();
        CompletableFuture<?> all = client.announce(torrent, options, outcomes::add);
        try {
            all.get();
        } catch (ExecutionException bug) {
            throw new IllegalStateException("an announce failed in a way it must not", bug.getCause());
        }
        return Vector.ofAll(outcomes);
    }
}
