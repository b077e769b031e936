package dev.herald.adapter.websocket;

import dev.herald.domain.tracker.TrackerUrl;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What webtorrent's tracker counts, as it tells on a page of its own: nothing of ours is asked.
 *
 * @param swarms how many have a peer
 * @param seeders how many peers have all of theirs
 * @param leechers how many have none of theirs
 */
record TrackerCounts(int swarms, int seeders, int leechers) {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** @param tracker its URL for HTTP */
    static TrackerCounts of(TrackerUrl tracker) throws IOException {
        URI page = URI.create("http://" + tracker.host() + ":" + tracker.port() + "/stats.json");
        HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
        connection.setConnectTimeout(20_000);
        connection.setReadTimeout(20_000);
        try (InputStream body = connection.getInputStream()) {
            String stats = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return new TrackerCounts(
                    number(stats, "activeTorrents"),
                    number(stats, "peersSeederOnly"),
                    number(stats, "peersLeecherOnly"));
        }
    }

    private static int number(String stats, String name) {
        Matcher number = Pattern.compile("\"" + name + "\":(\\d+)").matcher(stats);
        if (!number.find()) {
            throw new AssertionError("no " + name + " in " + stats);
        }
        return Integer.parseInt(number.group(1));
    }

    /** Looks until they are as wanted, or patience ends: the last that were seen. */
    static TrackerCounts await(
            TrackerUrl tracker, TestScheduler time, Duration patience, Predicate<TrackerCounts> wanted)
            throws Exception {
        Duration end = time.now().plus(patience);
        TrackerCounts seen = of(tracker);
        while (!wanted.test(seen) && time.now().compareTo(end) < 0) {
            CompletableFuture<Void> moment = new CompletableFuture<>();
            time.schedule(BETWEEN_LOOKS, () -> moment.complete(null));
            moment.get(5, TimeUnit.SECONDS);
            seen = of(tracker);
        }
        return seen;
    }
}
