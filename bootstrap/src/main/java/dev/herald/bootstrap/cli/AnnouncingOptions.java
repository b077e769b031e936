package dev.herald.bootstrap.cli;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.tracker.TierPolicy;
import dev.herald.domain.tracker.TrackerId;
import dev.herald.domain.tracker.TrackerTiers;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every announce says, and to whom: the same for one and for many. */
final class AnnouncingOptions {

    @Mixin
    private SwarmOptions swarms = new SwarmOptions();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Mixin
    private ProgressOptions progress = new ProgressOptions();

    @Option(
            names = "--numwant",
            paramLabel = "N",
            converter = Readers.OfPeers.class,
            description = "How many peers to ask for. Default: 50.")
    private int numWant = AnnounceRequest.DEFAULT_NUM_WANT;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            converter = Readers.OfPolicy.class,
            completionCandidates = Words.OfPolicies.class,
            description =
                    "bep12: one tracker after the other until one accepts; tiers: one of each tier; all: every tracker."
                            + " Default: bep12, and all where the target is a tracker's URL. Private torrents know only bep12.")
    private @Nullable TierPolicy policy;

    /** How targets become announces of this event. */
    AnnouncePlan plan(
            TrackerTiers added,
            AnnounceEvent event,
            @Nullable TrackerId trackerId,
            Duration timeout,
            RandomGenerator random) {
        return new AnnouncePlan(
                added,
                swarms.swarms(),
                policy,
                client.identity(random),
                event,
                numWant,
                trackerId,
                progress::of,
                timeout,
                random);
    }
}
