package dev.herald.domain.session;

import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TierPolicy;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.HashMap;
import java.util.Map;

/** Which swarms walk together, and which lanes they walk: the walks of a session over some tiers, with nobody asked yet. */
final class Company {

    private Company() {}

    static List<Walk> walks(Session session, TrackerTiers tiers) {
        Map<TrackerUrl, Integer> tierOf = new HashMap<>();
        tiers.tiers().forEachWithIndex((tier, index) -> tier.trackers().forEach(url -> tierOf.put(url, index)));
        boolean stays = session.policy() == TierPolicy.PRIVATE;
        return List.ofAll(session.policy().lanes(tiers))
                .flatMap(lane -> companies(session).map(swarms -> {
                    Seq<Contact> contacts = lane.trackers()
                            .flatMap(url -> swarms.map(swarm -> new Contact(url, swarm, tierOf.getOrDefault(url, 0))));
                    return new Walk(contacts, swarms.size(), stays);
                }));
    }

    /** Each swarm on its own (META-6); those of a private torrent together (PRIV-4). */
    private static Seq<Seq<InfoHash>> companies(Session session) {
        Seq<InfoHash> swarms = session.swarms().announceHashes();
        return session.isPrivate() ? Vector.of(swarms) : swarms.map(Vector::of);
    }
}
