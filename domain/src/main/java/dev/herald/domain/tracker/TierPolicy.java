package dev.herald.domain.tracker;

import io.vavr.collection.List;
import io.vavr.collection.Seq;

/** Which of a torrent's trackers are asked, and in what order: it turns tiers into {@linkplain Lane lanes}. */
public enum TierPolicy {
    /** One after the other over all tiers, until one answers (BEP 12 to the letter, TIER-1). The default. */
    BEP12 {
        @Override
        Seq<Lane> lanesOf(TrackerTiers tiers) {
            return List.of(new Lane(tiers.trackers()));
        }
    },
    /** One answer from each tier, the tiers side by side (TIER-10a). */
    ONE_PER_TIER {
        @Override
        Seq<Lane> lanesOf(TrackerTiers tiers) {
            return tiers.tiers().map(tier -> new Lane(tier.trackers()));
        }
    },
    /** Every tracker, side by side (TIER-10b). */
    EVERYWHERE {
        @Override
        Seq<Lane> lanesOf(TrackerTiers tiers) {
            return tiers.trackers().map(tracker -> new Lane(List.of(tracker)));
        }
    },
    /** One tracker at a time, and that one until it fails: the only policy for private torrents (BEP 27, PRIV-2). */
    PRIVATE {
        @Override
        Seq<Lane> lanesOf(TrackerTiers tiers) {
            return BEP12.lanesOf(tiers);
        }
    };

    abstract Seq<Lane> lanesOf(TrackerTiers tiers);

    /** The lanes of these tiers; none where there is no tracker. */
    public Seq<Lane> lanes(TrackerTiers tiers) {
        return tiers.isEmpty() ? List.empty() : lanesOf(tiers);
    }
}
