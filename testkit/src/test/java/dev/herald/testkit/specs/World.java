package dev.herald.testkit.specs;

import static dev.herald.testkit.Fixtures.CLIENT1;
import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.ScriptedAnswer.refused;

import dev.herald.application.client.AnnounceOptions;
import dev.herald.application.client.AnnounceReport;
import dev.herald.application.client.TrackerClient;
import dev.herald.application.port.TrackerObserver;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.torrent.InfoHashV2;
import dev.herald.domain.torrent.Swarms;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.HeraldAssertions;
import dev.herald.testkit.InMemoryTrackerGateway;
import dev.herald.testkit.InMemoryTrackerGateway.AskedAnnounce;
import dev.herald.testkit.VirtualTime;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.SplittableRandom;

/** Where every specification begins: time that stands still, trackers in memory, and a client that knows no others. */
final class World {

    static final TrackerUrl T1 = TrackerUrl.of("http://t1/announce");
    static final TrackerUrl T2 = TrackerUrl.of("http://t2/announce");
    static final TrackerUrl T3 = TrackerUrl.of("http://t3/announce");
    static final TrackerUrl B1 = TrackerUrl.of("http://b1/announce");
    static final TrackerUrl B2 = TrackerUrl.of("http://b2/announce");

    /** A download that begins now. */
    static final AnnounceOptions STARTED = AnnounceOptions.started(CLIENT1);

    final VirtualTime time = new VirtualTime();
    final InMemoryTrackerGateway trackers = InMemoryTrackerGateway.open(time);
    final TrackerClient client =
            TrackerClient.of(List.of(trackers), time, new SplittableRandom(1), TrackerObserver.NONE);

    /** A torrent of one swarm with these tiers. */
    static Torrent torrent(Tier... tiers) {
        return Torrent.of(IH1, TrackerTiers.of(tiers));
    }

    static Torrent withTiers(Torrent torrent, TrackerTiers tiers) {
        return new Torrent(torrent.name(), torrent.swarms(), tiers, torrent.size(), torrent.isPrivate());
    }

    static Torrent asPrivate(Torrent torrent) {
        return new Torrent(torrent.name(), torrent.swarms(), torrent.tiers(), torrent.size(), true);
    }

    /** The same with a second swarm: version 1 and version 2 in one. */
    static Torrent asHybrid(Torrent torrent) {
        Swarms both = new Swarms(torrent.swarms().v1(), Option.some(InfoHashV2.of(new byte[InfoHashV2.LENGTH])));
        return new Torrent(torrent.name(), both, torrent.tiers(), torrent.size(), torrent.isPrivate());
    }

    /** So many trackers, none of which exists. */
    static Vector<TrackerUrl> manyTrackers(int number) {
        return Vector.range(0, number).map(i -> TrackerUrl.of("http://tracker" + i + "/announce"));
    }

    /** From now on these trackers refuse everything, each naming itself. */
    void goesDown(TrackerUrl... down) {
        for (TrackerUrl tracker : down) {
            trackers.at(tracker).answers(refused("down: " + tracker));
        }
    }

    /** From now on these trackers work. */
    void comesUp(TrackerUrl... up) {
        for (TrackerUrl tracker : up) {
            trackers.at(tracker).worksAgain();
        }
    }

    /** What an announce brings that has to be over by now. */
    Either<TrackerError, AnnounceReport> announce(Torrent torrent) {
        return announce(torrent, STARTED);
    }

    Either<TrackerError, AnnounceReport> announce(Torrent torrent, AnnounceOptions options) {
        return HeraldAssertions.answered(client.announce(torrent, options));
    }

    /** Which trackers were asked since this was called last, in order. */
    Seq<TrackerUrl> asked() {
        Seq<TrackerUrl> fresh = trackers.announces().drop(seen).map(AskedAnnounce::tracker);
        seen += fresh.size();
        return fresh;
    }

    private int seen;
}
