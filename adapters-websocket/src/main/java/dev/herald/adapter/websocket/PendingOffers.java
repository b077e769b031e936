package dev.herald.adapter.websocket;

import dev.herald.domain.torrent.InfoHash;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Our offers that nobody has answered yet: each for fifty seconds (WS-9), and all together for so much memory. */
final class PendingOffers {

    static final Duration FRESH = Duration.ofSeconds(50);

    private static final long MOST_CHARACTERS = 16L * 1024 * 1024;

    private final Map<OfferId, Pending> offers = new LinkedHashMap<>();
    private long characters;

    private record Pending(InfoHash swarm, String sdp, Duration end) {}

    void add(InfoHash swarm, List<OwnOffer> sent, Duration now) {
        dropStale(now);
        for (OwnOffer offer : sent) {
            offers.put(offer.id(), new Pending(swarm, offer.sdp(), now.plus(FRESH)));
            characters += offer.sdp().length();
        }
        Iterator<Pending> oldest = offers.values().iterator();
        while (characters > MOST_CHARACTERS) {
            drop(oldest);
        }
    }

    /** The description that was offered under this id; from now on the offer is forgotten. */
    Option<String> take(InfoHash swarm, OfferId id, Duration now) {
        dropStale(now);
        Pending pending = offers.get(id);
        if (pending == null || !pending.swarm().equals(swarm)) {
            return Option.none();
        }
        offers.remove(id);
        characters -= pending.sdp().length();
        return Option.some(pending.sdp());
    }

    private void dropStale(Duration now) {
        Iterator<Pending> oldest = offers.values().iterator();
        while (!offers.isEmpty() && offers.values().iterator().next().end().compareTo(now) <= 0) {
            drop(oldest);
        }
    }

    private void drop(Iterator<Pending> oldest) {
        characters -= oldest.next().sdp().length();
        oldest.remove();
    }

    void clear() {
        offers.clear();
        characters = 0;
    }

    int size() {
        return offers.size();
    }
}
