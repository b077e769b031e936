package dev.herald.application.session;

import dev.herald.application.session.SessionStatus.SwarmStatus;
import dev.herald.application.session.SessionStatus.TierStatus;
import dev.herald.application.session.TrackerStatus.Place;
import dev.herald.domain.session.Answer;
import dev.herald.domain.session.Contact;
import dev.herald.domain.session.Due;
import dev.herald.domain.session.DueRule;
import dev.herald.domain.session.Session;
import dev.herald.domain.session.Walk;
import dev.herald.domain.torrent.InfoHash;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;

/** A session as it is shown, at one moment. */
final class StatusView {

    private final Session session;
    private final long now;
    private final boolean networkDown;

    StatusView(Session session, long now, boolean networkDown) {
        this.session = session;
        this.now = now;
        this.networkDown = networkDown;
    }

    SessionStatus status() {
        return new SessionStatus(
                session.phase(),
                session.isComplete(),
                session.swarms().announceHashes().map(this::swarm),
                session.leaving().map(contact -> tracker(contact, Option.none())));
    }

    private SwarmStatus swarm(InfoHash swarm) {
        Seq<Contact> contacts = session.walks()
                .flatMap(Walk::contacts)
                .filter(contact -> contact.swarm().equals(swarm));
        Seq<TierStatus> tiers = contacts.map(Contact::tier)
                .distinct()
                .sorted()
                .map(number -> tier(number, contacts.filter(contact -> contact.tier() == number)));
        return new SwarmStatus(swarm, tiers);
    }

    private TierStatus tier(int number, Seq<Contact> contacts) {
        return new TierStatus(number, contacts.map(this::tracker));
    }

    TrackerStatus tracker(Contact contact) {
        return tracker(contact, session.walks().find(walk -> walk.contacts().contains(contact)));
    }

    private TrackerStatus tracker(Contact contact, Option<Walk> walk) {
        Option<Due> next = walk.filter(any -> !contact.isAsked()).flatMap(way -> way.next(contact));
        return new TrackerStatus(
                contact.tracker(),
                contact.swarm(),
                place(contact, next),
                next.map(due -> Duration.ofMillis(Math.max(0, due.at() - now))),
                next.getOrElse(contact.due()).rule(),
                contact.told(),
                contact.isStarted(),
                contact.owesCompleted(),
                contact.failures(),
                contact.answer(),
                contact.answer().map(Answer::at).map(at -> Duration.ofMillis(Math.max(0, now - at))),
                contact.error());
    }

    private Place place(Contact contact, Option<Due> next) {
        if (contact.isAsked()) {
            Place queued = networkDown ? Place.WAITING_FOR_OWN_NETWORK : Place.QUEUED_HERE;
            return contact.told().isDefined() ? Place.WITH_TRACKER : queued;
        }
        if (next.isDefined()) {
            return Place.WAITING;
        }
        return contact.due().rule() == DueRule.NEVER ? Place.DISABLED : Place.IN_RESERVE;
    }
}
