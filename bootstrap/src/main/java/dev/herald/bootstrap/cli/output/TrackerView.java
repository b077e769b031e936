package dev.herald.bootstrap.cli.output;

import org.jspecify.annotations.Nullable;

/** What the URL of a tracker says, as it is printed; {@code scrapeUrl} is null where there is none. */
public record TrackerView(
        String source, String url, @Nullable String scrapeUrl) {}
