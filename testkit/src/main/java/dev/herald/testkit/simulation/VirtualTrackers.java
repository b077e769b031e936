package dev.herald.testkit.simulation;

import dev.herald.application.gateway.Cancellation;
import dev.herald.application.port.Scheduler;
import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.InMemoryTrackerGateway;
import dev.herald.testkit.TrackerScript;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/**
 * A world of trackers behind a gateway: each {@link VirtualTracker} answers, fails, refuses, goes down and forgets according to its
 * {@link TrackerNature}, to the {@link Weather} and to the seed, and the {@link Ledger} watches whether those who announce keep to the
 * rules. The same seed and the same questions make the same world. It keeps nothing of past announces, so it runs for years.
 *
 * <pre>{@code
 * VirtualTime time = new VirtualTime();
 * VirtualTrackers trackers = VirtualTrackers.seeded(42, time);
 * trackers.at(TRACKER, TrackerNature.HEALTHY.losing(0.1));
 * trackers.have(Weather.STORMY);
 * …
 * time.advanceBy(Duration.ofDays(7));
 * trackers.ledger().assertKept();
 * }</pre>
 *
 * <p>A URL nobody made a tracker for is that of a tracker that works, always and at once.
 */
public final class VirtualTrackers implements TrackerGateway {

    private static final TrackerError NO_NETWORK = new TrackerError.Unreachable(Stage.RESOLVE, "the network is down");

    private final Scheduler time;
    private final SplittableRandom random;
    private final InMemoryTrackerGateway wire;
    private final Ledger ledger;
    private final Map<TrackerUrl, VirtualTracker> trackers = new LinkedHashMap<>();
    private boolean cutOff;

    private VirtualTrackers(Scheduler time, SplittableRandom random, Ledger ledger) {
        this.time = time;
        this.random = random;
        this.ledger = ledger;
        this.wire = InMemoryTrackerGateway.openForgetful(time);
    }

    /** A world without trackers yet, whose ledger expects the {@linkplain Courtesy#DEFAULT usual} courtesy. */
    public static VirtualTrackers seeded(long seed, Scheduler time) {
        return seeded(seed, time, Courtesy.DEFAULT);
    }

    /** The same, with a ledger that expects this courtesy. */
    public static VirtualTrackers seeded(long seed, Scheduler time, Courtesy courtesy) {
        return new VirtualTrackers(time, new SplittableRandom(seed), new Ledger(seed, courtesy, time));
    }

    /** The tracker at {@code url}, which is new and like this, or is there already and becomes so. */
    public synchronized VirtualTracker at(TrackerUrl url, TrackerNature nature) {
        VirtualTracker there = trackers.get(url);
        if (there != null) {
            there.becomes(nature);
            return there;
        }
        VirtualTracker tracker = new VirtualTracker(nature, random.split());
        trackers.put(url, tracker);
        follow(url, tracker);
        return tracker;
    }

    void follow(TrackerUrl url, TrackerScript script) {
        wire.at(url).follows(script);
    }

    /** Who watches. */
    public Ledger ledger() {
        return ledger;
    }

    // -- our own network

    /** Our own network fails: nothing leaves, and what is under way is lost. */
    public synchronized void cutOff() {
        cutOff = true;
    }

    /** Our own network is there again. */
    public synchronized void reconnect() {
        cutOff = false;
    }

    /** Whether our own network is down. */
    public synchronized boolean isCutOff() {
        return cutOff;
    }

    // -- weather

    /** From now on this happens to the trackers there are, and to our own network, for as long as time goes on. */
    public synchronized void have(Weather weather) {
        trackers.values().forEach(tracker -> {
            SplittableRandom fate = random.split();
            if (Weather.happens(weather.betweenRestarts())) {
                awaitRestart(tracker, weather, fate);
            }
            if (Weather.happens(weather.betweenDowntimes())) {
                awaitDowntime(tracker, weather, fate);
            }
        });
        if (Weather.happens(weather.betweenOutages())) {
            awaitOutage(weather, random.split());
        }
    }

    private void awaitRestart(VirtualTracker tracker, Weather weather, SplittableRandom fate) {
        after(weather.betweenRestarts(), fate, () -> {
            tracker.restarts();
            awaitRestart(tracker, weather, fate);
        });
    }

    private void awaitDowntime(VirtualTracker tracker, Weather weather, SplittableRandom fate) {
        after(weather.betweenDowntimes(), fate, () -> {
            tracker.goesDown();
            after(weather.downtime(), fate, () -> {
                tracker.comesBack();
                awaitDowntime(tracker, weather, fate);
            });
        });
    }

    private void awaitOutage(Weather weather, SplittableRandom fate) {
        after(weather.betweenOutages(), fate, () -> {
            cutOff();
            after(weather.outage(), fate, () -> {
                reconnect();
                awaitOutage(weather, fate);
            });
        });
    }

    private void after(Duration mean, SplittableRandom fate, Runnable event) {
        time.schedule(Weather.draw(mean, fate), event);
    }

    // -- the gateway

    @Override
    public Set<TrackerScheme> schemes() {
        return wire.schemes();
    }

    @Override
    public CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
            TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        if (isCutOff()) {
            ledger.couldNotAsk();
            return CompletableFuture.completedFuture(Either.left(NO_NETWORK));
        }
        Account account = ledger.asked(tracker, request);
        CompletableFuture<Either<TrackerError, AnnounceResponse>> question =
                Cancellation.map(wire.announce(tracker, request, timeout), this::arrive);
        var unused = question.whenComplete((answer, trouble) -> {
            if (trouble == null) {
                ledger.answered(account, request, answer);
            } else {
                ledger.withdrawn(account);
            }
        });
        return question;
    }

    @Override
    public CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) {
        if (isCutOff()) {
            return CompletableFuture.completedFuture(Either.left(NO_NETWORK));
        }
        return Cancellation.map(wire.scrape(tracker, swarms, timeout), this::arrive);
    }

    private <T> Either<TrackerError, T> arrive(Either<TrackerError, T> answer) {
        return isCutOff() ? Either.left(NO_NETWORK) : answer;
    }

    @Override
    public int scrapeLimit(TrackerUrl tracker) {
        return wire.scrapeLimit(tracker);
    }

    @Override
    public void close() {
        wire.close();
    }
}
