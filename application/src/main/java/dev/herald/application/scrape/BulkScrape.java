package dev.herald.application.scrape;

import dev.herald.application.gateway.Cancellation;
import dev.herald.application.gateway.InTurn;
import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeBatching;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Iterator;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * Scrapes any number of swarms at one tracker, one request at a time, in batches whose size it learns from the answers (SCRAPE-6,
 * SCRAPE-10). Keeps nothing of what has been told but the longest silence the tracker asked for.
 */
public final class BulkScrape {

    /** So many failed requests in a row, and the tracker is left in peace: what remains fails the same way. */
    private static final int FAILURES_IN_A_ROW = 3;

    private final TrackerGateway gateway;
    private final TrackerUrl tracker;
    private final Iterator<InfoHash> swarms;
    private final Duration timeout;
    private final BiConsumer<InfoHash, Either<TrackerError, Option<SwarmStats>>> listener;

    private final MultiHashDoubt doubt = new MultiHashDoubt();
    /** To be asked for again, because their batch was too large for the tracker. */
    private final Deque<InfoHash> again = new ArrayDeque<>();

    private ScrapeBatching batching;
    private int failuresInARow;
    private volatile Option<Duration> minimumInterval = Option.none();
    /** What the tracker said when it was given up: what remains is told that, and nobody is asked any more. */
    private Option<TrackerError> verdict = Option.none();

    /**
     * A scrape that has not begun.
     *
     * @param listener told of each swarm on a thread of the gateway, one at a time
     */
    public BulkScrape(
            TrackerGateway gateway,
            TrackerUrl tracker,
            Iterable<InfoHash> swarms,
            Duration timeout,
            BiConsumer<InfoHash, Either<TrackerError, Option<SwarmStats>>> listener) {
        this.gateway = gateway;
        this.tracker = tracker;
        this.swarms = Iterator.ofAll(swarms);
        this.timeout = timeout;
        this.listener = listener;
        this.batching = new ScrapeBatching(gateway.scrapeLimit(tracker));
    }

    /** Runs once. Completes when every swarm has been told. One batch is under way at a time, so nothing here needs a lock. */
    public CompletableFuture<Void> run() {
        return InTurn.each(
                () -> Iterator.continually(this::nextBatch).takeWhile(batch -> !batch.isEmpty()),
                1,
                batch -> Cancellation.map(ask(batch), answer -> {
                    answer.peek(response -> answered(batch, response)).peekLeft(error -> failed(batch, error));
                    return true;
                }));
    }

    /** How long the tracker wants to be left in peace, where it said so last (SCRAPE-12). */
    public Option<Duration> minimumInterval() {
        return minimumInterval;
    }

    /** Distinct swarms: a tracker asked for one twice in a request may well count it twice against its limit. */
    private Seq<InfoHash> nextBatch() {
        if (doubt.isOpen()) {
            return Vector.of(doubt.probe());
        }
        Set<InfoHash> batch = new LinkedHashSet<>();
        while (batch.size() < batching.size() && (!again.isEmpty() || swarms.hasNext())) {
            batch.add(again.isEmpty() ? swarms.next() : again.removeFirst());
        }
        return Vector.ofAll(batch);
    }

    private CompletableFuture<Either<TrackerError, ScrapeResponse>> ask(Seq<InfoHash> batch) {
        return verdict.map(error -> CompletableFuture.completedFuture(Either.<TrackerError, ScrapeResponse>left(error)))
                .getOrElse(() -> gateway.scrape(tracker, batch, timeout));
    }

    private void answered(Seq<InfoHash> batch, ScrapeResponse response) {
        failuresInARow = 0;
        minimumInterval = response.minimumInterval().orElse(minimumInterval);
        Seq<InfoHash> missing = batch.reject(response.found()::containsKey);
        int found = batch.size() - missing.size();
        batch.forEach(swarm ->
                response.found().get(swarm).peek(stats -> tell(swarm, Either.right(Option.some(stats)))));
        if (doubt.isOpen()) {
            probed(found > 0);
        } else if (doubt.arises(batch.size(), found)) {
            doubt.open(missing);
        } else {
            missing.forEach(this::tellUnknown);
        }
    }

    private void probed(boolean found) {
        if (found) {
            batching = ScrapeBatching.single();
            doubt.confirmed().forEach(again::addLast);
        } else {
            doubt.weakened().forEach(this::tellUnknown);
        }
    }

    private void failed(Seq<InfoHash> batch, TrackerError error) {
        ScrapeBatching smaller = batching.after(error, batch.size());
        if (verdict.isEmpty() && smaller.size() < batching.size()) {
            batching = smaller;
            batch.reverse().forEach(again::addFirst);
            return;
        }
        failuresInARow++;
        if (failuresInARow >= FAILURES_IN_A_ROW || error.kind() == ErrorKind.UNSUPPORTED) {
            verdict = Option.some(error);
        }
        doubt.unanswered();
        batch.forEach(swarm -> tell(swarm, Either.left(error)));
    }

    private void tellUnknown(InfoHash swarm) {
        tell(swarm, Either.right(Option.none()));
    }

    private void tell(InfoHash swarm, Either<TrackerError, Option<SwarmStats>> answer) {
        listener.accept(swarm, answer);
    }
}
