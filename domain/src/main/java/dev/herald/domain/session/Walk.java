package dev.herald.domain.session;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Array;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The way of a company of swarms down one lane: tracker after tracker until one answers, then a rest, then again from the front
 * (TIER-1, TIER-5). A company is one swarm; those of a private torrent go together, because one tracker at a time is theirs
 * (PRIV-2, PRIV-4). Immutable.
 */
public final class Walk {

    private static final int BEFORE_THE_FIRST = -1;
    private static final int SHORT = 4;

    /** Tracker after tracker, and for each the swarms of the company. */
    private final Seq<Contact> contacts;

    private final int company;
    /** Stays with the tracker in use until it fails, instead of beginning at the front (PRIV-2). */
    private final boolean stays;
    /** When the next pass begins; means nothing while somebody is asked. */
    private final Due due;
    /** How many trackers behind its first one this pass has come. */
    private final int reached;
    /** Whose answer was the last. */
    private final @Nullable TrackerUrl inUse;

    Walk(Seq<Contact> contacts, int company, boolean stays) {
        this(compact(contacts), company, stays, Due.AT_ONCE, BEFORE_THE_FIRST, null);
    }

    /** Most walks are short, and there may be millions: a list then is one object less than an array. */
    private static Seq<Contact> compact(Seq<Contact> contacts) {
        return contacts.size() <= SHORT ? List.ofAll(contacts) : Array.ofAll(contacts);
    }

    private Walk(Seq<Contact> contacts, int company, boolean stays, Due due, int reached, @Nullable TrackerUrl inUse) {
        this.contacts = contacts;
        this.company = company;
        this.stays = stays;
        this.due = due;
        this.reached = reached;
        this.inUse = inUse;
    }

    private Walk with(Seq<Contact> others) {
        return new Walk(others, company, stays, due, reached, inUse);
    }

    private Walk map(UnaryOperator<Contact> change) {
        return with(contacts.map(change));
    }

    private Walk due(Due other) {
        return new Walk(contacts, company, stays, other, BEFORE_THE_FIRST, inUse);
    }

    // -- what can be seen of it

    /** Every tracker in the order in which it is tried, and for each the swarms. */
    public Seq<Contact> contacts() {
        return contacts;
    }

    /** The tracker whose answer was the last; none before the first. */
    public Option<TrackerUrl> servedBy() {
        return Option.of(inUse);
    }

    /** Whether an announce is on its way, or waits for its turn. */
    public boolean isBusy() {
        return contacts.exists(Contact::isAsked);
    }

    /** When the next pass begins, and why not before; means nothing while this {@link #isBusy}. */
    public Due due() {
        return due;
    }

    /** When this contact is asked next if nothing else happens; none where that is up to others, and while somebody is asked. */
    public Option<Due> next(Contact contact) {
        if (isBusy() || due.at() == Due.NO_TIME) {
            return Option.none();
        }
        int first = firstOf(0, other -> other.isReady(due.at()));
        return Option.when(first < length() && members(first).contains(contact), due)
                .map(pass -> contact.isReady(pass.at()) ? pass : pass.orLater(contact.due()))
                .filter(next -> next.at() != Due.NO_TIME);
    }

    // -- facts

    /** Begins a pass if it is time for one. */
    Walk wake(Turn turn) {
        return isBusy() || !due.hasCome(turn.now()) ? this : askFrom(0, turn, contact -> contact.isReady(turn.now()));
    }

    /** Begins a pass out of turn with whoever may be asked, those first that did not fail lately (RETRY-3, RETRY-4). */
    Walk askNow(Turn turn, Predicate<Contact> mayBeAsked) {
        if (isBusy() || !contacts.exists(mayBeAsked)) {
            return this;
        }
        Predicate<Contact> healthy =
                mayBeAsked.and(contact -> contact.due().rule().isCourtesy());
        return askFrom(0, turn, contacts.exists(healthy) ? healthy : mayBeAsked);
    }

    /** Tells at once who is owed it, of a private torrent only the tracker in use (TIER-8, PRIV-2); lets what waits go first. */
    Walk completes(Turn turn) {
        return map(contact -> announceCompletion(contact.completes(), turn));
    }

    private Contact announceCompletion(Contact contact, Turn turn) {
        if (contact.owed() != AnnounceEvent.COMPLETED || !(isInUse(contact) || !stays)) {
            return contact;
        }
        if (contact.isAsked() && contact.told().isEmpty()) {
            turn.act(new SessionAction.Hasten(contact.key(), AnnounceEvent.COMPLETED));
        }
        return contact.isReady(turn.now()) ? turn.ask(contact, AnnounceEvent.COMPLETED) : contact;
    }

    private boolean isInUse(Contact contact) {
        return inUse != null && inUse.equals(contact.tracker());
    }

    /** Hosts that were down may be back: whoever waits for one tries again, unless another tracker serves it. */
    Walk retry(Turn turn) {
        Walk walk = map(Contact::withoutHostDown);
        return isBusy() || !contacts.exists(Contact::isHostDown) ? walk : walk.settle(turn);
    }

    /** The announce of {@code contact} ended, and this is what became of it. */
    Walk heard(Contact contact, boolean accepted, Turn turn) {
        Walk walk = replace(contact);
        if (accepted) {
            walk = walk.taken(contact.tracker(), turn);
            if (contact.owed() != AnnounceEvent.NONE) {
                return walk.replace(turn.ask(contact, contact.owed()));
            }
        }
        return walk.isBusy() ? walk : walk.settle(turn);
    }

    /** Some of its contacts come from another walk: it goes on where that one stood, if anybody serves it. */
    Walk resume(@Nullable TrackerUrl inUseBefore, Turn turn) {
        Walk walk = new Walk(contacts, company, stays, due, reached, inUseBefore);
        return isBusy() ? walk : walk.settle(turn);
    }

    Walk replaceAll(UnaryOperator<Contact> change) {
        return map(change);
    }

    /** The same with this contact in the place of its former self. */
    Walk replace(Contact contact) {
        ContactKey key = contact.key();
        return map(other -> other.isAt(key) ? contact : other);
    }

    // -- the pass

    private Walk settle(Turn turn) {
        return contacts.find(contact -> contact.serves(turn.now()))
                .map(serving -> due(dueAt(serving.tracker(), turn.now())))
                .getOrElse(() -> askFrom(reached + 1, turn, contact -> contact.isReady(turn.now())));
    }

    /** When all that this tracker told is due again. */
    private Due dueAt(TrackerUrl tracker, long now) {
        return contacts.filter(contact -> contact.tracker().equals(tracker) && contact.serves(now))
                .map(Contact::due)
                .reduce(Due::orLater);
    }

    /** Asks the next tracker of whom somebody may be asked; skips those that have to be left alone, and rests after the last (TIER-7). */
    private Walk askFrom(int first, Turn turn, Predicate<Contact> mayBeAsked) {
        int behind = firstOf(first, mayBeAsked);
        return behind < length()
                ? new Walk(ask(begin(behind), turn, mayBeAsked), company, stays, due, behind, inUse)
                : due(contacts.map(Contact::due).fold(Due.NEVER, Due::orEarlier));
    }

    /** How far behind the first tracker, and not before {@code first}, there is somebody like that; the length if nowhere. */
    private int firstOf(int first, Predicate<Contact> wanted) {
        int behind = first;
        while (behind < length() && !members(behind).exists(wanted)) {
            behind++;
        }
        return behind;
    }

    /** How many trackers there are. */
    private int length() {
        return contacts.size() / company;
    }

    private int begin(int behind) {
        return (home() + behind) % length() * company;
    }

    private Seq<Contact> members(int behind) {
        return contacts.slice(begin(behind), begin(behind) + company);
    }

    private Seq<Contact> ask(int begin, Turn turn, Predicate<Contact> mayBeAsked) {
        Seq<Contact> changed = contacts;
        for (int i = begin; i < begin + company; i++) {
            Contact contact = contacts.get(i);
            changed = mayBeAsked.test(contact) ? changed.update(i, turn.ask(contact, contact.owed())) : changed;
        }
        return changed;
    }

    private int home() {
        return stays && inUse != null ? Math.max(0, positionOf(inUse)) : 0;
    }

    private int positionOf(TrackerUrl tracker) {
        return contacts.indexWhere(contact -> contact.tracker().equals(tracker)) / company;
    }

    // -- success

    /** The tracker answered: it goes to the front of its own tier (TIER-3), and peers of its predecessor go (PRIV-3). */
    private Walk taken(TrackerUrl tracker, Turn turn) {
        if (stays && inUse != null && !inUse.equals(tracker)) {
            turn.act(new SessionAction.DropPeers(inUse));
        }
        return new Walk(promote(tracker), company, stays, due, reached, tracker);
    }

    private Seq<Contact> promote(TrackerUrl tracker) {
        int index = contacts.indexWhere(contact -> contact.tracker().equals(tracker));
        int tier = contacts.get(index).tier();
        int front = contacts.indexWhere(contact -> contact.tier() == tier);
        if (front == index) {
            return contacts;
        }
        Seq<Contact> promoted = contacts.slice(index, index + company);
        return contacts.removeAll(promoted).insertAll(front, promoted);
    }

    @Nullable
    TrackerUrl inUse() {
        return inUse;
    }
}
