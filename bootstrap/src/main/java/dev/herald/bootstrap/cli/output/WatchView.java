package dev.herald.bootstrap.cli.output;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened between a session and one tracker, about one swarm, as it is printed. Absent values are null.
 *
 * @param outcome {@code asked}, {@code accepted}, {@code failed}, {@code turned-away}, {@code drop-peers} or {@code undelivered}
 * @param failures in a row, up to now
 * @param nextSeconds how long until the tracker is asked again
 * @param rule why not before
 */
public record WatchView(
        String tracker,
        @Nullable String infoHash,
        @Nullable String event,
        String outcome,
        @Nullable Long intervalSeconds,
        @Nullable Long minIntervalSeconds,
        @Nullable Long seeders,
        @Nullable Long leechers,
        @Nullable Long completed,
        @Nullable List<String> peers,
        @Nullable String warning,
        @Nullable Long failures,
        @Nullable Long nextSeconds,
        @Nullable String rule,
        @Nullable ErrorView error) {}
