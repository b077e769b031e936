package dev.herald.domain.session;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.session.SessionFact.OfContact;
import dev.herald.domain.session.SessionFact.TurnedAway;
import io.vavr.control.Option;

/**
 * How we part from a contact: only if it acknowledged {@code started}, with {@code completed} first where that is owed, then
 * {@code stopped}, each told once and never again if it fails (HTTP-A8, TIER-8, RETRY-11).
 */
final class Farewell {

    private Farewell() {}

    /** Begins. What is under way and matters is awaited, anything else withdrawn. None where there is nobody to part from. */
    static Option<Contact> begin(Contact contact, Turn turn) {
        boolean matters =
                contact.told().exists(told -> told == AnnounceEvent.STARTED || told == AnnounceEvent.COMPLETED);
        if (contact.isAsked() && matters) {
            return Option.some(contact);
        }
        return speak(contact.isAsked() ? turn.withdraw(contact) : contact, turn);
    }

    /** Goes on after an announce ended. None where we have parted. */
    static Option<Contact> goOn(Contact contact, OfContact fact, Turn turn) {
        if (fact instanceof TurnedAway || contact.told().contains(AnnounceEvent.STOPPED)) {
            return Option.none();
        }
        boolean toldCompleted = contact.told().contains(AnnounceEvent.COMPLETED);
        Contact after = turn.after(fact, contact);
        return speak(toldCompleted ? after.withoutCompleted() : after, turn);
    }

    private static Option<Contact> speak(Contact contact, Turn turn) {
        return contact.isStarted() ? Option.some(turn.ask(contact, owed(contact))) : Option.none();
    }

    static AnnounceEvent owed(Contact contact) {
        return contact.owesCompleted() ? AnnounceEvent.COMPLETED : AnnounceEvent.STOPPED;
    }
}
