package dev.herald.domain.session;

import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.InfoHashV2;
import dev.herald.domain.torrent.Swarms;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Torrents of every kind, their tiers written as in the digest: trackers behind each other, tiers between bars. */
final class Torrents {

    static final TrackerUrl T1 = tracker("t1");
    static final TrackerUrl T2 = tracker("t2");
    static final TrackerUrl T3 = tracker("t3");
    static final TrackerUrl B1 = tracker("b1");
    static final TrackerUrl B2 = tracker("b2");

    static final InfoHash V1 = InfoHash.ofHex("123456789abcdef123456789abcdef123456789a");
    static final InfoHashV2 V2 = InfoHashV2.of(new byte[InfoHashV2.LENGTH]);

    private Torrents() {}

    static TrackerUrl tracker(String name) {
        return TrackerUrl.of("http://" + name + "/announce");
    }

    static TrackerTiers tiers(String written) {
        return new TrackerTiers(Vector.of(written.split("\\|", -1))
                .map(tier -> new Tier(Vector.of(tier.trim().split(" ")).map(Torrents::tracker))));
    }

    static String written(TrackerTiers tiers) {
        return tiers.tiers()
                .map(tier -> tier.trackers().map(TrackerUrl::host).mkString(" "))
                .mkString(" | ");
    }

    static Torrent torrent(String tiers) {
        return Torrent.of(V1, tiers(tiers));
    }

    static Torrent asPrivate(Torrent torrent) {
        return new Torrent(torrent.name(), torrent.swarms(), torrent.tiers(), torrent.size(), true);
    }

    static Torrent asHybrid(Torrent torrent) {
        Swarms both = new Swarms(Option.some(V1), Option.some(V2));
        return new Torrent(torrent.name(), both, torrent.tiers(), torrent.size(), torrent.isPrivate());
    }
}
