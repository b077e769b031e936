package dev.herald.application.client;

import dev.herald.application.gateway.Cancellation;
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
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Scrapes any number of swarms at one tracker, one request at a time, in batches whose size it learns from the answers (SCRAPE-6,
 * SCRAPE-10). Nothing is kept of what has been answered.
 */
final class BulkScrape {

    /** So many failed requests in a row, and the tracker is left in peace: what remains fails the same way. */
    private static final int FAILURES_IN_A_ROW = 3;
    /** So many swarms are asked for alone before a tracker that knew at most one of a batch is believed. */
    private static final int PROBES = 3;

    private final TrackerGateway gateway;
    private final TrackerUrl tracker;
    private final Iterator<InfoHash> swarms;
    private final Duration timeout;
    private final Consumer<ScrapeOutcome> listener;

    private final Deque<InfoHash> again = new ArrayDeque<>();
    private ScrapeBatching batching;
    private MultiHash multiHash = MultiHash.UNPROVEN;
    private int probesLeft;
    private int failuresInARow;

    /** What is known of the tracker's ability to answer for more than one hash. */
    private enum MultiHash {
        UNPROVEN,
        DOUBTED,
        PROVEN
    }

    BulkScrape(
            TrackerGateway gateway,
            TrackerUrl tracker,
            Iterable<InfoHash> swarms,
            Duration timeout,
            Consumer<ScrapeOutcome> listener) {
        this.gateway = gateway;
        this.tracker = tracker;
        this.swarms = Iterator.ofAll(swarms);
        this.timeout = timeout;
        this.listener = listener;
        this.batching = new ScrapeBatching(gateway.scrapeLimit(tracker));
    }

    /** Completes when every swarm has its outcome. The loop below runs one batch at a time, so this class needs no lock. */
    CompletableFuture<Void> run() {
        return InTurn.each(
                () -> Iterator.continually(this::nextBatch).takeWhile(batch -> !batch.isEmpty()),
                1,
                batch -> Cancellation.map(gateway.scrape(tracker, batch, timeout), answer -> {
                    answer.peek(response -> answered(batch, response)).peekLeft(error -> failed(batch, error));
                    return true;
                }));
    }

    private Seq<InfoHash> nextBatch() {
        int size = multiHash == MultiHash.DOUBTED ? 1 : batching.size();
        Vector<InfoHash> batch = Vector.empty();
        while (batch.size() < size && (!again.isEmpty() || swarms.hasNext())) {
            batch = batch.append(again.isEmpty() ? swarms.next() : again.removeFirst());
        }
        return batch.distinct();
    }

    private void answered(Seq<InfoHash> batch, ScrapeResponse response) {
        failuresInARow = 0;
        Seq<InfoHash> missing = batch.reject(response.found()::containsKey);
        batch.filter(response.found()::containsKey)
                .forEach(swarm -> tell(swarm, Either.right(response.found().get(swarm))));
        if (multiHash == MultiHash.DOUBTED) {
            probed(missing);
        } else if (multiHash == MultiHash.UNPROVEN
                && ScrapeBatching.isSuspicious(batch.size(), batch.size() - missing.size())) {
            multiHash = MultiHash.DOUBTED;
            probesLeft = PROBES;
            missing.reverse().forEach(again::addFirst);
            return;
        } else if (batch.size() - missing.size() > 1) {
            multiHash = MultiHash.PROVEN;
        }
        missing.forEach(swarm -> tell(swarm, Either.right(Option.none())));
    }

    /** A swarm that was missing in the batch and is found alone unmasks a tracker that reads only one hash (SCRAPE-10). */
    private void probed(Seq<InfoHash> missing) {
        if (missing.isEmpty()) {
            batching = ScrapeBatching.single();
            multiHash = MultiHash.PROVEN;
            return;
        }
        probesLeft--;
        if (probesLeft == 0 || again.isEmpty()) {
            multiHash = MultiHash.PROVEN;
            again.forEach(swarm -> tell(swarm, Either.right(Option.none())));
            again.clear();
        }
    }

    private void failed(Seq<InfoHash> batch, TrackerError error) {
        ScrapeBatching smaller = batching.after(error, batch.size());
        if (!smaller.equals(batching)) {
            batching = smaller;
            batch.reverse().forEach(again::addFirst);
            return;
        }
        failuresInARow++;
        batch.forEach(swarm -> tell(swarm, Either.left(error)));
        if (failuresInARow == FAILURES_IN_A_ROW || error.kind() == ErrorKind.UNSUPPORTED) {
            again.forEach(swarm -> tell(swarm, Either.left(error)));
            again.clear();
            swarms.forEach(swarm -> tell(swarm, Either.left(error)));
        }
    }

    private void tell(InfoHash swarm, Either<TrackerError, Option<SwarmStats>> answer) {
        listener.accept(new ScrapeOutcome(tracker, swarm, answer));
    }
}
