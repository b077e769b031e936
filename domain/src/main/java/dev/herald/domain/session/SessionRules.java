package dev.herald.domain.session;

import dev.herald.domain.session.Session.Phase;
import dev.herald.domain.session.SessionFact.Answered;
import dev.herald.domain.session.SessionFact.Left;
import dev.herald.domain.session.SessionFact.OfContact;
import dev.herald.domain.session.SessionFact.TrackersReplaced;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.TierPolicy;
import io.vavr.collection.Array;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * The rules by which sessions go: {@code (state, fact, now) → (state, actions)} (BEP 3, BEP 12, BEP 27, BEP 31).
 *
 * <p>One for any number of sessions. Nothing is kept here but the figures, and the random source that shuffles and spreads.
 */
public final class SessionRules {

    private final Timing timing;
    private final RandomGenerator random;

    public SessionRules(SessionTiming timing, RandomGenerator random) {
        this.timing = new Timing(timing, random);
        this.random = random;
    }

    /**
     * A session that has not begun: {@link SessionFact.Opened} begins it.
     *
     * @param wished the policy; a private torrent knows only its own (PRIV-2)
     * @param complete whether nothing is missing at the beginning: then its completion is never told (HTTP-A8)
     */
    public static Session open(Torrent torrent, TierPolicy wished, boolean complete) {
        return new Session(torrent.swarms(), torrent.isPrivate(), torrent.policyFor(wished), complete)
                .over(torrent.tiers());
    }

    /** What {@code fact}, at {@code now}, makes of {@code session}. */
    public Step on(Session session, SessionFact fact, long now) {
        Turn turn = new Turn(timing, now);
        Session next = session.phase() == Phase.DONE ? session : next(session, fact, turn);
        if (next.phase() == Phase.STOPPING && next.leaving().isEmpty()) {
            turn.act(new SessionAction.Done());
            next = next.in(Phase.DONE);
        }
        return new Step(next, turn.actions());
    }

    private Session next(Session session, SessionFact fact, Turn turn) {
        if (fact instanceof OfContact ofContact) {
            return session.contact(ofContact.contact())
                    .filter(Contact::isAsked)
                    .map(contact -> hear(session, contact, ofContact, turn))
                    .getOrElse(session);
        }
        if (session.phase() == Phase.STOPPING) {
            return fact instanceof SessionFact.PartingOver ? giveUp(session, turn) : session;
        }
        return happen(session, fact, turn);
    }

    private static Session giveUp(Session session, Turn turn) {
        session.leaving().filter(Contact::isAsked).forEach(turn::withdraw);
        return session.with(session.walks(), Array.empty());
    }

    private Session happen(Session session, SessionFact fact, Turn turn) {
        if (fact instanceof SessionFact.Opened) {
            Session shuffled = session.over(session.tiers().shuffled(random));
            return shuffled.with(shuffled.walks().map(walk -> walk.wake(turn)));
        }
        if (fact instanceof SessionFact.Completed) {
            return session.isComplete()
                    ? session
                    : session.completed().with(session.walks().map(walk -> walk.completes(turn)));
        }
        if (fact instanceof SessionFact.AnnounceAsked) {
            return session.with(session.walks()
                    .map(walk -> walk.askNow(
                            turn,
                            contact -> !contact.isAsked() && mayAsk(contact).hasCome(turn.now()))));
        }
        if (fact instanceof SessionFact.NetworkChanged) {
            return session.with(session.walks().map(walk -> walk.retry(turn)));
        }
        if (fact instanceof TrackersReplaced replaced) {
            return new Replacement(session, turn).by(replaced.tiers());
        }
        if (fact instanceof SessionFact.StopAsked) {
            return stop(session, turn);
        }
        return fact instanceof SessionFact.TimePassed
                ? session.with(session.walks().map(walk -> walk.wake(turn)))
                : session;
    }

    private static Session stop(Session session, Turn turn) {
        Array<Contact> leaving = session.walks()
                .flatMap(Walk::contacts)
                .flatMap(contact -> Farewell.begin(contact, turn))
                .prependAll(session.leaving())
                .toArray();
        return session.with(List.empty(), leaving).in(Phase.STOPPING);
    }

    private static Session hear(Session session, Contact contact, OfContact fact, Turn turn) {
        if (session.leaving().contains(contact)) {
            Option<Contact> next = fact instanceof Left
                    ? Option.some(contact.leaves(Farewell.owed(contact), turn.now()))
                    : Farewell.goOn(contact, fact, turn);
            return session.with(
                    session.walks(), session.leaving().flatMap(other -> other == contact ? next : Option.some(other)));
        }
        return fact instanceof Left
                ? inItsWalk(session, contact, (walk, old) -> walk.replace(old.leaves(old.owed(), turn.now())))
                : inItsWalk(
                        session,
                        contact,
                        (walk, old) -> walk.heard(turn.after(fact, old), fact instanceof Answered, turn));
    }

    private static Session inItsWalk(Session session, Contact contact, BiFunction<Walk, Contact, Walk> change) {
        int index = session.walks().indexWhere(walk -> walk.contacts().contains(contact));
        return session.with(session.walks().update(index, walk -> change.apply(walk, contact)));
    }

    /**
     * When {@link SessionFact.AnnounceAsked} makes a difference: at once where somebody is being asked anyway, otherwise when the
     * least of the minimum intervals, and of the waits that trackers asked for, is over (RETRY-4, RETRY-8).
     * {@link Due#NEVER} where there is no tracker.
     */
    public Due mayAsk(Session session) {
        return session.walks()
                .flatMap(Walk::contacts)
                .map(contact -> contact.isAsked() ? Due.AT_ONCE : mayAsk(contact))
                .fold(Due.NEVER, Due::orEarlier);
    }

    /** Our own back-off is ours to ignore, and so is a tracker's "never" once the user acts; its other wishes are not. */
    private Due mayAsk(Contact contact) {
        if (!contact.wasAsked()) {
            return Due.AT_ONCE;
        }
        Due minimum = timing.afterAsking(contact);
        return contact.due().rule() == DueRule.RETRY_ADVICE ? minimum.orLater(contact.due()) : minimum;
    }
}
