package dev.herald.application.session;

import dev.herald.application.dispatch.Urgency;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.session.Contact;
import dev.herald.domain.session.Session;

/** Which class an announce belongs to. */
final class Urgencies {

    private Urgencies() {}

    static Urgency of(AnnounceEvent event, Contact contact, Session session) {
        return switch (event) {
            case STOPPED, COMPLETED -> Urgency.EVENT;
            case STARTED -> session.isComplete() ? Urgency.SPREAD : Urgency.HUNGRY;
            case NONE, PAUSED -> isHungry(contact, session) ? Urgency.HUNGRY : Urgency.ROUTINE;
        };
    }

    private static boolean isHungry(Contact contact, Session session) {
        return !session.isComplete() && contact.answer().exists(answer -> answer.peers() == 0);
    }
}
