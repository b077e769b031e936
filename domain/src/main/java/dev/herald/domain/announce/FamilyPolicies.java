package dev.herald.domain.announce;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Blocked;
import dev.herald.domain.tracker.TrackerHost;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Which {@link FamilyPolicy} holds at which tracker, where one has its own. It comes before what an announce or a session says and before
 * what suits the torrent, because it is the tracker that takes a second address for a second client, or does not. But whoever says over
 * which one IP version, the tracker's policy or the announce, it goes over no other. Immutable; {@link #none} says nothing of any tracker.
 *
 * @param trackers what is said of trackers, by their hosts
 */
public record FamilyPolicies(Map<TrackerHost, FamilyPolicy> trackers) {

    private static final FamilyPolicies NONE = new FamilyPolicies(HashMap.empty());

    /** Every tracker is told as the announce says. */
    public static FamilyPolicies none() {
        return NONE;
    }

    /**
     * The same, and this policy at one tracker. It holds for private torrents too: {@code BOTH} tells a private tracker of two addresses.
     *
     * @param host a name or an address as in {@link TrackerHost#of(String)}, with a port or for all of them; a port of its own comes
     *     before all of them. Throws for anything else
     */
    public FamilyPolicies at(String host, FamilyPolicy policy) {
        return new FamilyPolicies(trackers.put(TrackerHost.of(host), policy));
    }

    /** Whether no tracker has a policy of its own. */
    public boolean isEmpty() {
        return trackers.isEmpty();
    }

    /**
     * What holds for an announce to a tracker.
     *
     * @param asked what the announce says
     * @return Right is one of the two, and names one IP version if either does; Left is {@code Blocked} where they name different ones
     */
    public Either<TrackerError, FamilyPolicy> towards(TrackerUrl tracker, FamilyPolicy asked) {
        FamilyPolicy own = of(tracker).getOrElse(asked);
        if (!asked.isFixed() || own == asked) {
            return Either.right(own);
        }
        return own.isFixed() ? Either.left(new Blocked(conflict(own, asked))) : Either.right(asked);
    }

    private Option<FamilyPolicy> of(TrackerUrl tracker) {
        TrackerHost here = TrackerHost.of(tracker);
        return trackers.get(here).orElse(() -> trackers.get(here.atAnyPort()));
    }

    private static String conflict(FamilyPolicy own, FamilyPolicy asked) {
        return "over " + words(asked) + " only, at a tracker that is told over " + words(own) + " only";
    }

    private static String words(FamilyPolicy only) {
        return only == FamilyPolicy.IPV4_ONLY ? "IPv4" : "IPv6";
    }
}
