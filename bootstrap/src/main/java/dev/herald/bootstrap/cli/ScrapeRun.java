package dev.herald.bootstrap.cli;

import dev.herald.application.client.ScrapeOutcome;
import dev.herald.application.client.TrackerClient;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.TrackerUrl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** One run of the verb {@code scrape}: every tracker for itself, many at once. */
final class ScrapeRun {

    private static final int TRACKERS_AT_ONCE = 32;

    private final TrackerClient client;
    private final Duration timeout;
    private final Console console;
    private final Consumer<ScrapeOutcome> sink;
    private final ScrapeProgress progress;

    ScrapeRun(
            TrackerClient client,
            Duration timeout,
            Console console,
            Consumer<ScrapeOutcome> sink,
            ScrapeProgress progress) {
        this.client = client;
        this.timeout = timeout;
        this.console = console;
        this.sink = sink;
        this.progress = progress;
    }

    /**
     * Asks them all.
     *
     * @param chosen what each of the trackers is asked about that are targets themselves
     * @param expected about how many answers that makes; 0 where nobody knows
     */
    void run(ScrapePlan plan, Function<TrackerUrl, Iterable<InfoHash>> chosen, long expected)
            throws InterruptedException {
        long known = plan.swarms().values().stream().mapToLong(Set::size).sum();
        progress.begin(known + expected);
        Window window = window();
        for (TrackerUrl tracker : plan.trackers()) {
            window.start(() -> scrape(tracker, chosen.apply(tracker), sink));
        }
        for (Map.Entry<TrackerUrl, Set<InfoHash>> swarms : plan.swarms().entrySet()) {
            window.start(() -> scrape(swarms.getKey(), swarms.getValue(), sink));
        }
        window.await();
        scrapePrivate(plan.privateTorrents());
    }

    /** In rounds: the first tracker of each torrent, then the second of those that were not answered, and so on (PRIV-4). */
    private void scrapePrivate(List<Torrent> torrents) throws InterruptedException {
        Set<InfoHash> answered = ConcurrentHashMap.newKeySet();
        List<Torrent> waiting = torrents;
        for (int round = 0; !waiting.isEmpty() && !console.out().broken().isDone(); round++) {
            Window window = window();
            for (Map.Entry<TrackerUrl, Set<InfoHash>> swarms :
                    swarmsOf(waiting, round).entrySet()) {
                window.start(() -> scrape(swarms.getKey(), swarms.getValue(), outcome -> {
                    outcome.answer().peek(stats -> answered.add(outcome.swarm()));
                    sink.accept(outcome);
                }));
            }
            window.await();
            waiting = unanswered(waiting, round + 1, answered);
        }
    }

    private static Map<TrackerUrl, Set<InfoHash>> swarmsOf(List<Torrent> torrents, int round) {
        Map<TrackerUrl, Set<InfoHash>> swarms = new LinkedHashMap<>();
        for (Torrent torrent : torrents) {
            TrackerUrl tracker = torrent.tiers().trackers().get(round);
            torrent.announceHashes().forEach(swarms.computeIfAbsent(tracker, first -> new LinkedHashSet<>())::add);
        }
        return swarms;
    }

    private static List<Torrent> unanswered(List<Torrent> torrents, int nextRound, Set<InfoHash> answered) {
        List<Torrent> rest = new ArrayList<>();
        for (Torrent torrent : torrents) {
            if (torrent.tiers().trackers().size() > nextRound
                    && !torrent.announceHashes().exists(answered::contains)) {
                rest.add(torrent);
            }
        }
        return rest;
    }

    private Window window() {
        return new Window(TRACKERS_AT_ONCE, console.out().broken());
    }

    private CompletableFuture<Void> scrape(
            TrackerUrl tracker, Iterable<InfoHash> swarms, Consumer<ScrapeOutcome> listener) {
        return client.scrape(tracker, swarms, timeout, listener.andThen(outcome -> progress.one()));
    }
}
