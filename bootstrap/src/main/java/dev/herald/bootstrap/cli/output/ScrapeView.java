package dev.herald.bootstrap.cli.output;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one tracker counts in one swarm, as it is printed. Absent values are null.
 *
 * @param tracker the tracker; absent where several were merged
 * @param trackers the trackers that were merged
 */
public record ScrapeView(
        @Nullable String tracker,
        String infoHash,
        String outcome,
        @Nullable Long seeders,
        @Nullable Long leechers,
        @Nullable Long completed,
        @Nullable List<String> trackers,
        @Nullable ErrorView error) {}
