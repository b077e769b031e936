package dev.herald.bootstrap.cli;

import dev.herald.application.client.AnnounceOptions;
import dev.herald.bootstrap.cli.input.Target;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TierPolicy;
import dev.herald.domain.tracker.TrackerId;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How targets become announces.
 *
 * @param added trackers for every target that may have more
 * @param swarms what to announce at trackers that are targets themselves; a random swarm where there is none
 * @param policy which trackers are asked, if somebody said so
 */
record AnnouncePlan(
        TrackerTiers added,
        List<InfoHash> swarms,
        @Nullable TierPolicy policy,
        ClientIdentity client,
        AnnounceEvent event,
        int numWant,
        @Nullable TrackerId trackerId,
        Function<Torrent, Progress> progress,
        Duration timeout,
        RandomGenerator random) {

    /** One torrent to be announced, and how. */
    record Job(Torrent torrent, AnnounceOptions options) {}

    /** The announces of a target: none for one that cannot be read, several for a tracker and several swarms. */
    List<Job> jobs(Target target) {
        if (target instanceof Target.OfTorrent found) {
            return List.of(job(shuffled(found.torrent().withAdded(added)), TierPolicy.BEP12));
        }
        if (target instanceof Target.OfSwarm found) {
            return List.of(job(Torrent.of(found.swarm(), added), TierPolicy.BEP12));
        }
        if (target instanceof Target.OfTracker found) {
            return (swarms.isEmpty() ? List.of(RandomSwarm.from(random)) : swarms)
                    .stream()
                            .map(swarm -> job(Torrent.of(swarm, at(found.tracker())), TierPolicy.EVERYWHERE))
                            .toList();
        }
        return List.of();
    }

    private TrackerTiers at(TrackerUrl tracker) {
        return TrackerTiers.of(Tier.of(tracker)).append(added);
    }

    /** Once a run, which is when the tiers are read (TIER-2). */
    private Torrent shuffled(Torrent torrent) {
        return new Torrent(
                torrent.name(),
                torrent.swarms(),
                torrent.tiers().shuffled(random),
                torrent.size(),
                torrent.isPrivate());
    }

    private Job job(Torrent torrent, TierPolicy usual) {
        return new Job(
                torrent,
                new AnnounceOptions(
                        client,
                        event,
                        Option.some(progress.apply(torrent)),
                        numWant,
                        Option.of(trackerId),
                        policy == null ? usual : policy,
                        Option.none(),
                        timeout));
    }
}
