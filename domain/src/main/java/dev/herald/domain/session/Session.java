package dev.herald.domain.session;

import dev.herald.domain.torrent.Swarms;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TierPolicy;
import dev.herald.domain.tracker.TrackerTiers;
import io.vavr.collection.Array;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** One torrent's session with its trackers, at one moment. Immutable; {@link SessionRules} makes the next one of it. */
public final class Session {

    /** How far a session has come. */
    public enum Phase {
        /** It announces. */
        OPEN,
        /** It parts from those that know it. */
        STOPPING,
        /** Nothing will ever happen again. */
        DONE
    }

    private final Swarms swarms;
    private final boolean isPrivate;
    private final TierPolicy policy;
    private final Phase phase;
    /** Since it became complete, or began so, {@code completed} is nothing new any more. */
    private final boolean complete;

    private final List<Walk> walks;
    private final Array<Contact> leaving;

    Session(Swarms swarms, boolean isPrivate, TierPolicy policy, boolean complete) {
        this(swarms, isPrivate, policy, Phase.OPEN, complete, List.empty(), Array.empty());
    }

    private Session(
            Swarms swarms,
            boolean isPrivate,
            TierPolicy policy,
            Phase phase,
            boolean complete,
            List<Walk> walks,
            Array<Contact> leaving) {
        this.swarms = swarms;
        this.isPrivate = isPrivate;
        this.policy = policy;
        this.phase = phase;
        this.complete = complete;
        this.walks = walks;
        this.leaving = leaving;
    }

    /** The same with new walks over these tiers. */
    Session over(TrackerTiers tiers) {
        return with(Company.walks(this, tiers));
    }

    Session with(List<Walk> others) {
        return new Session(swarms, isPrivate, policy, phase, complete, others, leaving);
    }

    Session with(List<Walk> others, Array<Contact> gone) {
        return new Session(swarms, isPrivate, policy, phase, complete, others, gone);
    }

    Session in(Phase other) {
        return new Session(swarms, isPrivate, policy, other, complete, walks, leaving);
    }

    Session completed() {
        return new Session(swarms, isPrivate, policy, phase, true, walks, leaving);
    }

    /** What is announced. */
    public Swarms swarms() {
        return swarms;
    }

    /** Whether peers may come from the torrent's own trackers only (BEP 27). */
    public boolean isPrivate() {
        return isPrivate;
    }

    /** Which of its trackers are asked, and in what order. */
    public TierPolicy policy() {
        return policy;
    }

    /** How far it has come. */
    public Phase phase() {
        return phase;
    }

    /** Whether the download became complete, or was when the session began. */
    public boolean isComplete() {
        return complete;
    }

    /** One for each lane and swarm; of a private torrent, one for all its swarms together (PRIV-4). */
    public List<Walk> walks() {
        return walks;
    }

    /** Contacts that are no longer announced to, and still to be told so. */
    public Array<Contact> leaving() {
        return leaving;
    }

    /** All contacts, whether they stay or leave. */
    public Seq<Contact> contacts() {
        return walks.flatMap(Walk::contacts).appendAll(leaving);
    }

    /** This contact; none where it is not, or no more. */
    public Option<Contact> contact(ContactKey key) {
        for (Walk walk : walks) {
            for (Contact contact : walk.contacts()) {
                if (contact.isAt(key)) {
                    return Option.some(contact);
                }
            }
        }
        return leaving.find(contact -> contact.isAt(key));
    }

    /** When time matters next, in milliseconds of the session's clock; {@link Due#NO_TIME} where something else has to happen first. */
    public long wakeAt() {
        long earliest = Due.NO_TIME;
        for (Walk walk : walks) {
            earliest = walk.isBusy() ? earliest : Math.min(earliest, walk.due().at());
        }
        return earliest;
    }

    /** The trackers in the order they are tried in now: as shuffled, and promoted since (TIER-4). */
    public TrackerTiers tiers() {
        Seq<Contact> contacts = walks.flatMap(Walk::contacts);
        return new TrackerTiers(contacts.map(Contact::tier)
                .distinct()
                .sorted()
                .map(tier -> contacts.filter(contact -> contact.tier() == tier))
                .map(tier -> new Tier(tier.map(Contact::tracker).distinct())));
    }
}
