package dev.herald.application.session;

import dev.herald.application.scrape.AutoScrape;
import dev.herald.application.scrape.Interest;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.session.Contact;
import dev.herald.domain.session.ContactKey;
import dev.herald.domain.session.Session;
import dev.herald.domain.session.Walk;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import java.util.function.BiConsumer;

/**
 * The counts a session wants to know: of every swarm, at the tracker that answered last and at no other (PRIV-4). On the loop only.
 */
final class Follows {

    private final AutoScrape scrapes;
    private final BiConsumer<ContactKey, SwarmStats> listener;
    private Map<ContactKey, Interest> interests = HashMap.empty();

    Follows(AutoScrape scrapes, BiConsumer<ContactKey, SwarmStats> listener) {
        this.scrapes = scrapes;
        this.listener = listener;
    }

    /** The session is another one: those in use now are followed, the others no more. */
    void follow(Session session) {
        Set<ContactKey> wanted =
                session.walks().flatMap(Follows::inUse).map(Contact::key).toSet();
        interests.filterKeys(key -> !wanted.contains(key)).values().forEach(Interest::end);
        interests = interests.filterKeys(wanted::contains);
        wanted.filter(key -> !interests.containsKey(key)).forEach(this::follow);
    }

    private static Iterable<Contact> inUse(Walk walk) {
        return walk.contacts()
                .filter(contact -> contact.isStarted() && walk.servedBy().contains(contact.tracker()));
    }

    private void follow(ContactKey key) {
        interests =
                interests.put(key, scrapes.follow(key.tracker(), key.swarm(), stats -> listener.accept(key, stats)));
    }

    /** An announce was answered: where it brought the counts, no scrape is needed for a while (SCRAPE-13). */
    void told(ContactKey key, SwarmStats stats) {
        if (stats.seeders().isDefined() && stats.leechers().isDefined()) {
            interests.get(key).forEach(Interest::told);
        }
    }

    void end() {
        interests.values().forEach(Interest::end);
        interests = HashMap.empty();
    }
}
