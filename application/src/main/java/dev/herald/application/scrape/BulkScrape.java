package dev.herald.application.scrape;

import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeBatching;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Array;
import io.vavr.collection.Iterator;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * Scrapes any number of swarms at one tracker, in batches whose size it learns from the answers (SCRAPE-6, SCRAPE-10). Keeps nothing
 * of what has been told but the longest silence the tracker asked for.
 *
 * <p>Over connections one request is under way at a time. Over UDP there are several as soon as the tracker has shown that it reads
 * more than one hash of a request, and for as long as it answers: its transport knows how many packets a tracker can take.
 */
public final class BulkScrape {

    /** So many failed requests in a row, and the tracker is left in peace: what remains fails the same way. */
    private static final int FAILURES_IN_A_ROW = 3;

    private static final int AT_ONCE_OVER_UDP = 64;

    private final TrackerGateway gateway;
    private final TrackerUrl tracker;
    private final Iterator<InfoHash> swarms;
    private final Duration timeout;
    private final BiConsumer<InfoHash, Either<TrackerError, Option<SwarmStats>>> listener;

    private final MultiHashDoubt doubt = new MultiHashDoubt();
    /** To be asked for again, because their batch was too large for the tracker. */
    private final Deque<InfoHash> again = new ArrayDeque<>();

    private ScrapeBatching batching;
    private int failures;
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

    /** Runs once. Completes when every swarm has been told. */
    public CompletableFuture<Void> run() {
        return Dialogue.start(new Dialogue.Script() {
            @Override
            public Option<Batch> next(int underWay) {
                return underWay < room() ? nextBatch() : Option.none();
            }

            @Override
            public CompletableFuture<Either<TrackerError, ScrapeResponse>> ask(Batch batch) {
                return BulkScrape.this.ask(batch.swarms());
            }

            @Override
            public void heard(Batch batch, Either<TrackerError, ScrapeResponse> answer) {
                answer.peek(response -> answered(batch.swarms(), response)).peekLeft(error -> failed(batch, error));
            }
        });
    }

    /** While the tracker is doubted, or fails, there is one request at a time: what it says next decides how to go on. */
    private int room() {
        boolean several = tracker.scheme() == TrackerScheme.UDP && doubt.isOver() && failuresInARow == 0;
        return several ? AT_ONCE_OVER_UDP : 1;
    }

    /** How long the tracker wants to be left in peace, where it said so last (SCRAPE-12). */
    public Option<Duration> minimumInterval() {
        return minimumInterval;
    }

    private Option<Batch> nextBatch() {
        Seq<InfoHash> batch = doubt.isOpen() ? Vector.of(doubt.probe()) : distinct();
        return Option.when(!batch.isEmpty(), () -> new Batch(batch, failures));
    }

    /**
     * A tracker asked for a swarm twice in a request may well count it twice against its limit. Hardly any list repeats one within so few,
     * so there is a set of them only where two may be the same.
     */
    private Seq<InfoHash> distinct() {
        List<InfoHash> batch = new ArrayList<>(batching.size());
        fill(batch);
        return mayRepeat(batch) ? distinct(new LinkedHashSet<>(batch)) : Array.ofAll(batch);
    }

    private Seq<InfoHash> distinct(Set<InfoHash> batch) {
        fill(batch);
        return Array.ofAll(batch);
    }

    private void fill(Collection<InfoHash> batch) {
        while (batch.size() < batching.size() && (!again.isEmpty() || swarms.hasNext())) {
            batch.add(again.isEmpty() ? swarms.next() : again.removeFirst());
        }
    }

    private static boolean mayRepeat(List<InfoHash> batch) {
        int[] hashes = new int[batch.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = batch.get(i).hashCode();
        }
        Arrays.sort(hashes);
        for (int i = 1; i < hashes.length; i++) {
            if (hashes[i] == hashes[i - 1]) {
                return true;
            }
        }
        return false;
    }

    private CompletableFuture<Either<TrackerError, ScrapeResponse>> ask(Seq<InfoHash> batch) {
        return verdict.map(error -> CompletableFuture.completedFuture(Either.<TrackerError, ScrapeResponse>left(error)))
                .getOrElse(() -> gateway.scrape(tracker, batch, timeout));
    }

    private void answered(Seq<InfoHash> batch, ScrapeResponse response) {
        failuresInARow = 0;
        minimumInterval = response.minimumInterval().orElse(minimumInterval);
        List<InfoHash> missing = new ArrayList<>(0);
        response.tell(batch, (swarm, stats) -> {
            if (stats.isDefined()) {
                tell(swarm, Either.right(stats));
            } else {
                missing.add(swarm);
            }
        });
        int found = batch.size() - missing.size();
        if (doubt.isOpen()) {
            probed(found > 0);
        } else if (doubt.arises(batch.size(), found)) {
            doubt.open(Array.ofAll(missing));
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

    private void failed(Batch batch, TrackerError error) {
        if (verdict.isEmpty() && ScrapeBatching.isTooLarge(error, batch.size())) {
            batching = batching.after(error, batch.size());
            batch.swarms().reverse().forEach(again::addFirst);
            return;
        }
        count(batch);
        if (failuresInARow >= FAILURES_IN_A_ROW || error.kind() == ErrorKind.UNSUPPORTED) {
            verdict = Option.some(error);
        }
        doubt.unanswered();
        batch.swarms().forEach(swarm -> tell(swarm, Either.left(error)));
    }

    private void count(Batch batch) {
        if (batch.failuresBefore() == failures) {
            failures++;
            failuresInARow++;
        }
    }

    private void tellUnknown(InfoHash swarm) {
        tell(swarm, Either.right(Option.none()));
    }

    private void tell(InfoHash swarm, Either<TrackerError, Option<SwarmStats>> answer) {
        listener.accept(swarm, answer);
    }
}
