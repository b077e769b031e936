package dev.herald.domain.session;

import dev.herald.domain.announce.AnnounceEvent;
import io.vavr.collection.List;

/** One fact being dealt with: the moment it is, and the actions that come of it. */
final class Turn {

    private final Timing timing;
    private final long now;
    private List<SessionAction> actions = List.empty();

    Turn(Timing timing, long now) {
        this.timing = timing;
        this.now = now;
    }

    Timing timing() {
        return timing;
    }

    long now() {
        return now;
    }

    void act(SessionAction action) {
        actions = actions.prepend(action);
    }

    /** In the order they came. */
    List<SessionAction> actions() {
        return actions.reverse();
    }

    /** Sends {@code contact} on its way with {@code event}, which was due when its own wait was over. */
    Contact ask(Contact contact, AnnounceEvent event) {
        boolean waited = contact.due().hasCome(now) && contact.wasAsked();
        act(new SessionAction.Announce(
                contact.key(), event, waited ? contact.due().at() : now));
        return contact.ask();
    }

    Contact withdraw(Contact contact) {
        act(new SessionAction.Withdraw(contact.key()));
        return contact.rests();
    }

    /** What became of the contact by this fact: about when to ask it again, too. */
    Contact after(SessionFact.OfContact fact, Contact contact) {
        if (fact instanceof SessionFact.Answered answered) {
            Due next = timing.afterAnswer(answered.response().intervals(), now);
            return contact.accepted(answered.response(), next, now);
        }
        if (fact instanceof SessionFact.Failed failed) {
            Due next = timing.afterFailure(failed.error(), contact.failures() + 1, now);
            return contact.failed(failed.error(), next);
        }
        if (fact instanceof SessionFact.TurnedAway turned) {
            return contact.turnedAway(turned.because(), timing.in(turned.retryIn(), DueRule.HOST_DOWN, now));
        }
        throw new IllegalArgumentException("leaving is no end: " + fact);
    }
}
