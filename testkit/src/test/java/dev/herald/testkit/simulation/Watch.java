package dev.herald.testkit.simulation;

import dev.herald.application.session.SessionStatus;
import dev.herald.application.session.TrackerStatus;
import dev.herald.application.session.TrackerStatus.Place;
import dev.herald.domain.session.Answer;
import dev.herald.domain.session.ContactKey;
import dev.herald.domain.session.Session;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Watches one session from its own side: each swarm waits with a time, is being asked for, or has nobody left to ask; and nothing stays
 * where it may only be for a while.
 */
final class Watch {

    /** A queue of thousands clears within this, and an announce that our own network lost goes back into it. */
    private static final Duration LONGEST = Duration.ofMinutes(45);

    /** Where a contact is, and since which answer. */
    private record Spot(ContactKey contact, Place place, int failures, long answerAt) {
        static Spot of(TrackerStatus status) {
            return new Spot(
                    new ContactKey(status.tracker(), status.swarm()),
                    status.place(),
                    status.failures(),
                    status.answer().map(Answer::at).getOrElse(-1L));
        }
    }

    /** The swarms of a private torrent go from tracker to tracker together (PRIV-4). */
    private final boolean together;

    private Map<Spot, Duration> since = new HashMap<>();

    Watch(boolean together) {
        this.together = together;
    }

    void begins() {
        since.clear();
    }

    void check(SessionStatus status, Duration now, boolean cutOff) {
        Map<Spot, Duration> still = new HashMap<>();
        for (TrackerStatus tracker : status.trackers()) {
            Spot spot = Spot.of(tracker);
            if (isTransient(tracker) && !cutOff) {
                still.put(spot, since.getOrDefault(spot, now));
                assertNotStuck(tracker, now.minus(still.get(spot)));
            }
        }
        since = still;
        if (status.phase() == Session.Phase.OPEN) {
            companies(status).forEach(Watch::assertCaredFor);
        }
    }

    private Seq<Seq<TrackerStatus>> companies(SessionStatus status) {
        return together
                ? Vector.of(status.trackers())
                : status.swarms().map(swarm -> swarm.tiers().flatMap(SessionStatus.TierStatus::trackers));
    }

    private static boolean isTransient(TrackerStatus tracker) {
        return switch (tracker.place()) {
            case QUEUED_HERE, WITH_TRACKER, WAITING_FOR_OWN_NETWORK -> true;
            case WAITING -> tracker.next().contains(Duration.ZERO);
            case IN_RESERVE, DISABLED -> false;
        };
    }

    private static void assertNotStuck(TrackerStatus tracker, Duration lasted) {
        if (lasted.compareTo(LONGEST) > 0) {
            throw new AssertionError("has been " + tracker.place() + " for " + lasted + ": " + tracker);
        }
    }

    private static void assertCaredFor(Seq<TrackerStatus> company) {
        boolean anybodyIsLeft = company.exists(tracker -> tracker.place() != Place.DISABLED);
        if (anybodyIsLeft && !company.exists(tracker -> tracker.next().isDefined() || isTransient(tracker))) {
            throw new AssertionError("neither waits with a time nor is asked for: " + company);
        }
    }
}
