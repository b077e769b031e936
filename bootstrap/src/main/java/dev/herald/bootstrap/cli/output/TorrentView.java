package dev.herald.bootstrap.cli.output;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a torrent file, a magnet link or an info-hash says, as it is printed. Absent values are null.
 *
 * @param scrapeUrls for every announce URL its scrape URL, or an empty one where there is none
 */
public record TorrentView(
        String source,
        @Nullable String name,
        @Nullable String infoHashV1,
        @Nullable String infoHashV2,
        List<String> announceHashes,
        List<List<String>> tiers,
        Map<String, Optional<String>> scrapeUrls,
        boolean isPrivate,
        @Nullable Long totalBytes) {}
