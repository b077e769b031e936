package dev.herald.domain.torrent;

import dev.herald.domain.tracker.TierPolicy;
import dev.herald.domain.tracker.TrackerTiers;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * What a tracker client needs to know of a torrent.
 *
 * @param name what the torrent calls itself, for display only; a stranger wrote it
 * @param swarms the info-hashes
 * @param tiers its trackers, in the order of the file
 * @param size all its bytes (META-8), none where nobody knows yet, as for a magnet link
 * @param isPrivate whether peers may come from its own trackers only (BEP 27)
 */
public record Torrent(Option<String> name, Swarms swarms, TrackerTiers tiers, Option<Long> size, boolean isPrivate) {

    /** A torrent of which only one info-hash and some trackers are known. */
    public static Torrent of(InfoHash swarm, TrackerTiers tiers) {
        return new Torrent(Option.none(), Swarms.of(swarm), tiers, Option.none(), false);
    }

    /** The hashes trackers are told: two for a hybrid. */
    public Seq<InfoHash> announceHashes() {
        return swarms.announceHashes();
    }

    /** The progress of a download that begins now (META-12, HTTP-A9). */
    public Progress freshProgress() {
        return size.map(Progress::fresh).getOrElse(Progress::ofUnknownSize);
    }

    /**
     * The same torrent with trackers added behind its own. A private torrent stays as it is: its peers may come from its own
     * trackers only (PRIV-1).
     */
    public Torrent withAdded(TrackerTiers more) {
        return isPrivate ? this : new Torrent(name, swarms, tiers.append(more), size, false);
    }

    /** The policy that is in force where {@code wished} is asked for: a private torrent knows only one (TIER-10, PRIV-2). */
    public TierPolicy policyFor(TierPolicy wished) {
        return isPrivate ? TierPolicy.PRIVATE : wished;
    }
}
