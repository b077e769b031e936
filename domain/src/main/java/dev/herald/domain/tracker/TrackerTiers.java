package dev.herald.domain.tracker;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * A torrent's trackers in tiers, the best first (BEP 12). No tracker stands in it twice: of equal URLs the first stays. May be
 * empty, as for a magnet link without trackers.
 */
public record TrackerTiers(Seq<Tier> tiers) {

    private static final TrackerTiers NONE = new TrackerTiers(Vector.empty());

    public TrackerTiers {
        tiers = withoutRepeats(tiers);
    }

    /** No tracker at all. */
    public static TrackerTiers none() {
        return NONE;
    }

    /** These tiers, in this order. */
    public static TrackerTiers of(Tier... tiers) {
        return new TrackerTiers(Vector.of(tiers));
    }

    /** A tier for each of these trackers, in this order (MAG-5). */
    public static TrackerTiers ofEach(Iterable<TrackerUrl> trackers) {
        return new TrackerTiers(Vector.ofAll(trackers).map(tracker -> new Tier(Vector.of(tracker))));
    }

    private static Seq<Tier> withoutRepeats(Seq<Tier> tiers) {
        Set<TrackerUrl> seen = new HashSet<>();
        Vector<Tier> kept = Vector.empty();
        for (Tier tier : tiers) {
            Seq<TrackerUrl> fresh = tier.trackers().filter(seen::add);
            if (fresh.size() == tier.trackers().size()) {
                kept = kept.append(tier);
            } else if (!fresh.isEmpty()) {
                kept = kept.append(new Tier(fresh));
            }
        }
        return kept;
    }

    /** Every tracker, tier after tier. */
    public Seq<TrackerUrl> trackers() {
        return tiers.flatMap(Tier::trackers);
    }

    /** Whether there is no tracker. */
    public boolean isEmpty() {
        return tiers.isEmpty();
    }

    /** Whether there is exactly one tracker. */
    public boolean isLone() {
        return tiers.size() == 1 && tiers.head().trackers().size() == 1;
    }

    /** These tiers and {@code more} behind them. */
    public TrackerTiers append(TrackerTiers more) {
        return new TrackerTiers(tiers.appendAll(more.tiers));
    }

    /** The tiers with {@code tracker} at the front of its own tier, after it answered (TIER-3); this where it stands there. */
    public TrackerTiers promote(TrackerUrl tracker) {
        int index = tiers.indexWhere(tier -> tier.trackers().contains(tracker));
        if (index < 0 || tiers.get(index).trackers().head().equals(tracker)) {
            return this;
        }
        return new TrackerTiers(tiers.update(index, tiers.get(index).promote(tracker)));
    }

    /** The tiers with those that answered in front of the others of their own tier, otherwise in the order they had (TIER-3). */
    public TrackerTiers promoteAll(Predicate<TrackerUrl> answered) {
        Seq<Tier> promoted = tiers.map(tier -> tier.promoteAll(answered));
        return promoted.equals(tiers) ? this : new TrackerTiers(promoted);
    }

    /** Each tier shuffled, the order of the tiers kept; to be done once, when they are first read (TIER-2, TIER-6). */
    public TrackerTiers shuffled(RandomGenerator random) {
        return new TrackerTiers(tiers.map(tier -> tier.shuffled(random)));
    }
}
