package dev.herald.bootstrap.cli.output;

import dev.herald.domain.scrape.SwarmStats;
import org.jspecify.annotations.Nullable;

/** The counts of a swarm, null where they are unknown. */
record Counts(
        @Nullable Long seeders,
        @Nullable Long leechers,
        @Nullable Long completed) {

    /** Nothing is known. */
    static final Counts NONE = new Counts(null, null, null);

    static Counts of(SwarmStats stats) {
        return new Counts(
                stats.seeders().getOrNull(),
                stats.leechers().getOrNull(),
                stats.completed().getOrNull());
    }
}
