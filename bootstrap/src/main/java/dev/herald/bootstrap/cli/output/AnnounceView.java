package dev.herald.bootstrap.cli.output;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One announce of one swarm to one tracker, as it is printed. Absent values are null. */
public record AnnounceView(
        String tracker,
        String infoHash,
        String event,
        String outcome,
        long elapsedMillis,
        @Nullable Long intervalSeconds,
        @Nullable Long minIntervalSeconds,
        @Nullable Long seeders,
        @Nullable Long leechers,
        @Nullable Long completed,
        @Nullable List<String> peers,
        @Nullable String warning,
        @Nullable String trackerId,
        @Nullable String externalIp,
        @Nullable ErrorView error) {}
