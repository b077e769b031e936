package dev.herald.domain.session;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.session.SessionAction.DropPeers;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Array;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.Map;

/** Trackers changed while a session runs: what is known of those that stay is kept, and the others are parted from. */
final class Replacement {

    private final Session session;
    private final Turn turn;
    private final Map<ContactKey, Contact> present = new HashMap<>();
    private final Map<ContactKey, Contact> leaving = new HashMap<>();

    Replacement(Session session, Turn turn) {
        this.session = session;
        this.turn = turn;
        session.walks().flatMap(Walk::contacts).forEach(contact -> present.put(contact.key(), contact));
        session.leaving().forEach(contact -> leaving.put(contact.key(), contact));
    }

    Session by(TrackerTiers tiers) {
        Option<TrackerUrl> inUse = session.walks().headOption().flatMap(walk -> Option.of(walk.inUse()));
        List<Walk> walks = Company.walks(session, tiers).map(walk -> walk.replaceAll(this::adopt));
        Seq<Contact> gone = session.walks()
                .flatMap(Walk::contacts)
                .filter(contact -> present.containsKey(contact.key()))
                .flatMap(contact -> Farewell.begin(contact, turn));
        Array<Contact> stillLeaving = session.leaving().filter(contact -> leaving.containsKey(contact.key()));
        Option<TrackerUrl> stillInUse = inUse.filter(tiers.trackers()::contains);
        if (session.isPrivate() && stillInUse.isEmpty()) {
            inUse.forEach(url -> turn.act(new DropPeers(url)));
        }
        return session.with(walks.map(walk -> walk.resume(stillInUse.getOrNull(), turn)), stillLeaving.appendAll(gone));
    }

    private Contact adopt(Contact fresh) {
        Contact known = present.remove(fresh.key());
        if (known != null) {
            return known.inPlaceOf(fresh);
        }
        Contact returning = leaving.remove(fresh.key());
        return returning == null ? fresh : comeBack(returning, fresh);
    }

    /** It was being parted from. If it may have heard {@code stopped} already, it begins anew. */
    private Contact comeBack(Contact returning, Contact fresh) {
        if (returning.told().exists(told -> told != AnnounceEvent.STOPPED)) {
            return returning.inPlaceOf(fresh);
        }
        Contact resting = turn.withdraw(returning);
        return returning.told().isEmpty() ? resting.inPlaceOf(fresh) : fresh;
    }
}
