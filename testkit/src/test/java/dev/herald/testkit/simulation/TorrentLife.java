package dev.herald.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.client.TrackerClient;
import dev.herald.application.session.SessionOptions;
import dev.herald.application.session.StopReport;
import dev.herald.application.session.TrackerSession;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.InfoHashV2;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.torrent.Swarms;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TierPolicy;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.VirtualTime;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** One torrent, and what its owner does with it: opens a session, completes, wants peers, changes trackers, stops, comes back. */
final class TorrentLife {

    private static final Duration BETWEEN_DEEDS = Duration.ofHours(5);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(5);
    private static final long SIZE = 1_000_000;
    private static final Vector<TierPolicy> POLICIES =
            Vector.of(TierPolicy.BEP12, TierPolicy.ONE_PER_TIER, TierPolicy.EVERYWHERE);

    private final int number;
    private final TrackerClient trackers;
    private final VirtualTime time;
    private final Ledger ledger;
    private final Seq<TrackerUrl> all;
    private final SplittableRandom random;
    private final Torrent torrent;
    private final TierPolicy policy;
    private final Watch watch;

    private TrackerTiers tiers;
    private ClientIdentity client = Fixtures.CLIENT1;
    private int openings;
    private boolean complete;
    private Duration openedAt = Duration.ZERO;
    private Option<TrackerSession> session = Option.none();
    private Option<CompletableFuture<StopReport>> ending = Option.none();

    TorrentLife(
            int number,
            TrackerClient trackers,
            VirtualTime time,
            Ledger ledger,
            Seq<TrackerUrl> all,
            SplittableRandom random) {
        this.number = number;
        this.trackers = trackers;
        this.time = time;
        this.ledger = ledger;
        this.all = all;
        this.random = random;
        this.tiers = anyTiers();
        this.torrent = new Torrent(Option.none(), anySwarms(), tiers, Option.some(SIZE), oneIn(5));
        this.policy = POLICIES.get(random.nextInt(POLICIES.size()));
        this.watch = new Watch(torrent.isPrivate());
    }

    private Swarms anySwarms() {
        InfoHash v1 = Fixtures.swarm(number);
        ByteBuffer v2 = ByteBuffer.allocate(32).putInt(0xABCD).putInt(number);
        return oneIn(6) ? new Swarms(Option.some(v1), Option.some(InfoHashV2.of(v2.array()))) : Swarms.of(v1);
    }

    private TrackerTiers anyTiers() {
        int wanted = 1 + random.nextInt(4);
        Seq<TrackerUrl> some =
                Vector.fill(wanted, () -> all.get(random.nextInt(all.size()))).distinct();
        return new TrackerTiers(
                some.grouped(1 + random.nextInt(2)).map(Tier::new).toVector());
    }

    private boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    // -- deeds

    /** Opens its first session within {@code time}. */
    void begin(Duration within) {
        later(Duration.ofMillis(random.nextLong(within.toMillis())), this::open);
    }

    private void open() {
        client = Fixtures.client(number % 1_000 * 50 + openings++ % 50);
        openedAt = time.now();
        complete = complete || oneIn(3);
        watch.begins();
        session = Option.some(trackers.open(
                new Torrent(torrent.name(), torrent.swarms(), tiers, torrent.size(), torrent.isPrivate()),
                SessionOptions.of(client).with(policy).withProgress(this::progress)));
        goOn();
    }

    private void goOn() {
        later(Weather.draw(BETWEEN_DEEDS, random), this::act);
    }

    private void act() {
        if (session.isEmpty()) {
            return;
        }
        switch (random.nextInt(6)) {
            case 0 -> stop();
            case 1 -> complete();
            case 2 -> changeTrackers();
            default -> announceNow();
        }
    }

    private void complete() {
        complete = true;
        session.forEach(TrackerSession::completed);
        goOn();
    }

    private void announceNow() {
        swarms().forEach(swarm -> ledger.outOfTurn(swarm, client.peerId()));
        session.forEach(TrackerSession::announceNow);
        goOn();
    }

    private void changeTrackers() {
        TrackerTiers before = tiers;
        tiers = anyTiers();
        tiers.trackers()
                .removeAll(before.trackers())
                .forEach(url -> swarms().forEach(swarm -> ledger.added(swarm, client.peerId(), url)));
        session.forEach(open -> open.replaceTrackers(tiers));
        goOn();
    }

    private void stop() {
        end();
        later(Duration.ofMinutes(1).plus(Weather.draw(BETWEEN_DEEDS, random)), this::open);
    }

    /** Stops for good. */
    void end() {
        ClientIdentity leaving = client;
        swarms().forEach(swarm -> ledger.parts(swarm, leaving.peerId()));
        ending = session.map(open -> open.stop(STOPS_WITHIN));
        session = Option.none();
        ending.forEach(report -> report.thenRun(() -> swarms().forEach(swarm -> ledger.left(swarm, leaving.peerId()))));
    }

    private void later(Duration delay, Runnable deed) {
        time.schedule(delay, deed);
    }

    private Seq<InfoHash> swarms() {
        return torrent.announceHashes();
    }

    /** The counters grow with time; now and then the source is wrong and says less than before. */
    private Progress progress() {
        long minutes = time.now().minus(openedAt).toMinutes();
        long wrong = oneIn(10) ? minutes / 2 : 0;
        long downloaded = Math.min(SIZE - 1, 10 * minutes);
        return new Progress(minutes - wrong, downloaded, complete ? 0 : SIZE - downloaded);
    }

    // -- checks

    void check(boolean cutOff) {
        session.forEach(open -> watch.check(open.status(), time.now(), cutOff));
    }

    void assertOver() {
        ending.forEach(report ->
                assertThat(report).as("stopped in time: torrent %s", number).isDone());
    }
}
