package dev.herald.domain.session;

import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerTiers;
import java.time.Duration;

/** Something that happened to a session. */
public sealed interface SessionFact {

    /** It begins: tiers are shuffled, once (TIER-2), and every walk asks its first tracker. Comes first. */
    record Opened() implements SessionFact {}

    /** Time has passed: to be told at {@link Session#wakeAt()}, harmless at any other time. */
    record TimePassed() implements SessionFact {}

    /** The download became complete. Told again, or of a session that began complete, it means nothing (HTTP-A8). */
    record Completed() implements SessionFact {}

    /** Somebody wants peers now. Whoever keeps the minimum interval asks {@link SessionRules#mayAsk} first (RETRY-4). */
    record AnnounceAsked() implements SessionFact {}

    /**
     * From now on these are its trackers, in this very order. Those that were there already keep what is known of them; those that
     * are gone hear {@code stopped} if they know us.
     */
    record TrackersReplaced(TrackerTiers tiers) implements SessionFact {}

    /** The machine's network may have changed: trackers whose host was down are worth a try now. */
    record NetworkChanged() implements SessionFact {}

    /** It ends. */
    record StopAsked() implements SessionFact {}

    /** The time for parting is over: whoever has not answered by now is waited for no more. Means nothing of a session that goes on. */
    record PartingOver() implements SessionFact {}

    /** Something that happened to one contact. Of a contact that is not there, or not asked, it means nothing. */
    sealed interface OfContact extends SessionFact {
        /** Which contact. */
        ContactKey contact();
    }

    /** The announce leaves now: {@link Session#contact} tells by {@link Contact#told} what it has to say. It may leave again. */
    record Left(ContactKey contact) implements OfContact {}

    /** The tracker said yes. */
    record Answered(ContactKey contact, AnnounceResponse response) implements OfContact {}

    /** The tracker said no, or nothing. */
    record Failed(ContactKey contact, TrackerError error) implements OfContact {}

    /** The tracker was not asked, because its host is known to be down: no failure of its own, and worth a try after that time. */
    record TurnedAway(ContactKey contact, Duration retryIn, TrackerError because) implements OfContact {}
}
