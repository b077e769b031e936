package dev.herald.application.client;

import dev.herald.application.gateway.Cancellation;
import dev.herald.application.gateway.Gateways;
import dev.herald.application.port.Scheduler;
import dev.herald.application.port.TrackerGateway;
import dev.herald.application.port.TrackerObserver;
import dev.herald.application.scrape.BulkScrape;
import dev.herald.application.session.SessionOptions;
import dev.herald.application.session.Sessions;
import dev.herald.application.session.TrackerSession;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.session.SessionTiming;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The tracker client: announces torrents to their trackers and asks trackers about swarms.
 *
 * <p>Every method answers at once with a future. Right: it worked. Left: the world said no, as a {@link TrackerError}.
 * Exceptional completion: a bug, or you cancelled. Cancelling a future frees what it holds, down to the connection. Futures
 * complete on threads of the gateway: hand long work over to an executor of your own, and never block there.
 * {@link #blocking()} is the same client for code that waits.
 *
 * <p>Safe for use by many threads. What is asked once keeps nothing between calls: what a tracker taught (promoted tiers, tracker
 * ids) is in the reports, for the caller to use the next time. {@link #open} keeps it, as long as the session lasts.
 */
public final class TrackerClient implements AutoCloseable {

    private final TrackerGateway gateway;
    private final Scheduler scheduler;
    private final TieredAnnouncer announcer;
    private final Sessions sessions;
    private final UnderWay underWay = new UnderWay();

    private TrackerClient(TrackerGateway gateway, Scheduler scheduler, RandomGenerator random, SessionTiming timing) {
        this.gateway = gateway;
        this.sessions = new Sessions(gateway, scheduler, random, timing);
        this.scheduler = scheduler;
        this.announcer = new TieredAnnouncer(gateway, scheduler);
    }

    /**
     * A client that reaches trackers through these gateways, each for the schemes it knows, and owns them from now on.
     *
     * @param scheduler keeps the time; not closed by the client
     * @param random shuffles the tiers of sessions and spreads their announces; not used by anybody else from now on
     * @param observer is told of every answer
     */
    public static TrackerClient of(
            Seq<TrackerGateway> gateways, Scheduler scheduler, RandomGenerator random, TrackerObserver observer) {
        return of(gateways, scheduler, random, observer, SessionTiming.DEFAULT);
    }

    /** The same, whose sessions keep time by {@code timing}. */
    public static TrackerClient of(
            Seq<TrackerGateway> gateways,
            Scheduler scheduler,
            RandomGenerator random,
            TrackerObserver observer,
            SessionTiming timing) {
        TrackerGateway routed = Gateways.withDeadline(Gateways.routed(gateways), scheduler);
        return new TrackerClient(Gateways.observed(routed, scheduler, observer), scheduler, random, timing);
    }

    /**
     * Opens a session: the torrent is announced from now on, for as long as the session is not stopped. A million may be open; a
     * dead tracker, or a crowd of seeds, holds up none of them.
     */
    public TrackerSession open(Torrent torrent, SessionOptions options) {
        return sessions.open(torrent, options);
    }

    /**
     * A hint that the machine's network may have changed: trackers that were thought dead, and our own network if it was down, are
     * tried with the next announce that is due.
     */
    public void networkChanged() {
        sessions.networkChanged();
    }

    /**
     * Announces every swarm of a torrent, once, to the trackers that the policy chooses, with failover within each lane.
     *
     * <p>Right: at least one tracker accepted. {@code Exhausted}: none did; it carries every attempt, in order, and is empty for a
     * torrent without trackers.
     */
    public CompletableFuture<Either<TrackerError, AnnounceReport>> announce(Torrent torrent, AnnounceOptions options) {
        return announce(torrent, options, outcome -> {});
    }

    /**
     * The same, telling {@code listener} what each tracker said of each swarm as soon as it did, on the thread of the gateway, which
     * may be several at once where the policy chooses several lanes. What it throws ends the announce and comes out of the future.
     */
    public CompletableFuture<Either<TrackerError, AnnounceReport>> announce(
            Torrent torrent, AnnounceOptions options, Consumer<AnnounceOutcome> listener) {
        return underWay.count(announcer.announce(torrent, options, listener));
    }

    /** Sends exactly this announce to exactly this tracker. The future never brings a Left: that is in the outcome. */
    public CompletableFuture<AnnounceOutcome> announce(TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        return underWay.count(announcer.announce(tracker, request, timeout));
    }

    /**
     * Asks one tracker about any number of swarms, in batches of the size it can take (BEP 48).
     *
     * <p>Right: at least one swarm was answered, or there was none to ask about; the map has an outcome for each, in the order of
     * {@code swarms}. Left: the first error, where no swarm was answered.
     */
    public CompletableFuture<Either<TrackerError, Map<InfoHash, ScrapeOutcome>>> scrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) {
        Seq<InfoHash> distinct = swarms.distinct();
        ConcurrentMap<InfoHash, ScrapeOutcome> outcomes = new ConcurrentHashMap<>();
        CompletableFuture<Void> all =
                scrape(tracker, distinct, timeout, outcome -> outcomes.put(outcome.swarm(), outcome));
        return Cancellation.map(all, done -> summary(distinct.flatMap(swarm -> Option.of(outcomes.get(swarm)))));
    }

    private static Either<TrackerError, Map<InfoHash, ScrapeOutcome>> summary(Seq<ScrapeOutcome> outcomes) {
        boolean answered = outcomes.isEmpty()
                || outcomes.exists(outcome -> outcome.answer().isRight());
        return answered
                ? Either.right(
                        outcomes.foldLeft(LinkedHashMap.empty(), (told, outcome) -> told.put(outcome.swarm(), outcome)))
                : Either.left(outcomes.head().answer().getLeft());
    }

    /**
     * The same as a stream: {@code swarms} is read as it is needed, {@code listener} is told of each swarm once, both on threads of
     * the gateway, one at a time, so neither may block; nothing is kept, so a million cost no more memory than sixty. A swarm that
     * stands in the list more than once is told of at least once. An exception out of either ends the scrape and comes out of the
     * future.
     *
     * @param timeout how long one request may take; positive
     */
    public CompletableFuture<Void> scrape(
            TrackerUrl tracker, Iterable<InfoHash> swarms, Duration timeout, Consumer<ScrapeOutcome> listener) {
        return underWay.count(new BulkScrape(
                        gateway,
                        tracker,
                        swarms,
                        timeout,
                        (swarm, answer) -> listener.accept(new ScrapeOutcome(tracker, swarm, answer)))
                .run());
    }

    /** The same client for code that waits for its answers. */
    public BlockingTrackerClient blocking() {
        return new BlockingTrackerClient(this);
    }

    /**
     * Ends the sessions and lets the questions under way end, for {@code budget} at most, then closes the gateways, which answers
     * the rest {@code Unreachable}. Sessions tell the trackers that know them: first those whose statistics changed, private ones
     * before others, each once (RETRY-11). What is asked or opened meanwhile is not waited for.
     * Where there is nothing to wait for any more, the future is complete at once, also after an earlier end.
     */
    public CompletableFuture<CloseReport> close(Duration budget) {
        CompletableFuture<Void> calm = underWay.calm();
        Scheduler.Timer limit = scheduler.schedule(Gateways.bounded(budget), () -> calm.complete(null));
        CompletableFuture<Void> answered = calm.handle((done, bug) -> {
            limit.cancel();
            return null;
        });
        return answered.thenCombine(sessions.close(budget), (done, report) -> new CloseReport(closeAndCount(), report));
    }

    private int closeAndCount() {
        int cutShort = underWay.questions();
        gateway.close();
        sessions.abandon();
        return cutShort;
    }

    /** Closes at once: sessions end without a word, questions under way are answered {@code Unreachable}. */
    @Override
    public void close() {
        sessions.abandon();
        gateway.close();
    }
}
