package dev.herald.testkit;

import dev.herald.application.gateway.Cancellation;
import dev.herald.application.port.Scheduler;
import dev.herald.application.port.TrackerGateway;
import dev.herald.application.port.trace.Trace;
import dev.herald.application.port.trace.Tracer;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A gateway without a network: a fake that obeys the contract of {@link TrackerGateway}, for tests of code that announces.
 *
 * <p>Every URL is the address of an {@link InMemoryTracker} that works: peers that announced the same swarm to it see each
 * other. {@link #at} hands it out, to be told to refuse, to be silent, to take its time or to say whatever a test wants to
 * hear. Answers without a delay are there when the question returns; the others, and the silence that ends in
 * {@code TimedOut}, follow the {@link Scheduler}, so with {@link VirtualTime} nothing waits.
 *
 * <pre>{@code
 * VirtualTime time = new VirtualTime();
 * InMemoryTrackerGateway trackers = InMemoryTrackerGateway.open(time);
 * trackers.at(TRACKER).answersNext(refused("not today"), silence());
 * …
 * time.advanceBy(Duration.ofMinutes(5));
 * assertThat(trackers.announces()).hasSize(2);
 * }</pre>
 */
public final class InMemoryTrackerGateway implements TrackerGateway {

    private final Scheduler time;
    private final Set<TrackerScheme> schemes;
    private final boolean remembers;
    private Map<TrackerUrl, InMemoryTracker> trackers = HashMap.empty();
    private Vector<AskedAnnounce> announces = Vector.empty();
    private Vector<AskedScrape> scrapes = Vector.empty();
    private final PendingAnswers pending;
    private volatile Tracer tracer = Tracer.NONE;

    /** An announce this gateway was asked for. {@code at} is the scheduler's time. */
    public record AskedAnnounce(Duration at, TrackerUrl tracker, AnnounceRequest request) {}

    /** A scrape this gateway was asked for. {@code at} is the scheduler's time. */
    public record AskedScrape(Duration at, TrackerUrl tracker, Seq<InfoHash> swarms) {}

    private InMemoryTrackerGateway(Scheduler time, Set<TrackerScheme> schemes, boolean remembers) {
        this.time = time;
        this.schemes = schemes;
        this.remembers = remembers;
        this.pending = new PendingAnswers(time);
    }

    /** A gateway for trackers of every scheme. */
    public static InMemoryTrackerGateway open(Scheduler time) {
        return open(time, TrackerScheme.values());
    }

    /** A gateway for trackers of these schemes. */
    public static InMemoryTrackerGateway open(Scheduler time, TrackerScheme... schemes) {
        return new InMemoryTrackerGateway(time, HashSet.of(schemes), true);
    }

    /**
     * A gateway for trackers of every scheme that keeps nothing of what it was asked for: {@link #announces()} and {@link #scrapes()}
     * stay empty, however long it runs.
     */
    public static InMemoryTrackerGateway openForgetful(Scheduler time) {
        return new InMemoryTrackerGateway(time, HashSet.of(TrackerScheme.values()), false);
    }

    /** The same gateway, whose questions {@code other} follows from now on. */
    public InMemoryTrackerGateway tracedBy(Tracer other) {
        tracer = other;
        return this;
    }

    /** The tracker that is reached at {@code url}, the same one each time. */
    public synchronized InMemoryTracker at(TrackerUrl url) {
        if (!trackers.containsKey(url)) {
            trackers = trackers.put(url, new InMemoryTracker());
        }
        return trackers.get(url).get();
    }

    /** The announces asked for so far and not turned away by the gateway itself, the oldest first. */
    public synchronized Seq<AskedAnnounce> announces() {
        return announces;
    }

    /** The scrapes asked for so far and not turned away by the gateway itself, the oldest first. */
    public synchronized Seq<AskedScrape> scrapes() {
        return scrapes;
    }

    /** How many questions have no answer yet. */
    public int underWay() {
        return pending.size();
    }

    @Override
    public Set<TrackerScheme> schemes() {
        return schemes;
    }

    @Override
    public CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
            TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        return told(tracer.begin(tracker, request), answerAnnounce(tracker, request, timeout));
    }

    /** A trace that is on ends before the asker hears of the answer, and a cancelled question is cancelled behind it. */
    private static <T> CompletableFuture<Either<TrackerError, T>> told(
            Trace trace, CompletableFuture<Either<TrackerError, T>> question) {
        if (!trace.isOn()) {
            return question;
        }
        CompletableFuture<Either<TrackerError, T>> told = Cancellation.map(question, outcome -> {
            trace.end(outcome);
            return outcome;
        });
        told.whenComplete((outcome, failure) -> trace.abandon());
        return told;
    }

    private CompletableFuture<Either<TrackerError, AnnounceResponse>> answerAnnounce(
            TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        if (!schemes.contains(tracker.scheme())) {
            return answer(unsupported(tracker));
        }
        if (pending.isClosed()) {
            return answer(PendingAnswers.CLOSED);
        }
        note(new AskedAnnounce(time.now(), tracker, request));
        ScriptedAnswer answer = at(tracker).answer(new TrackerQuestion.Announce(request));
        return pending.answerWith(answer, timeout, InMemoryTrackerGateway::readAnnounce);
    }

    @Override
    public CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) {
        if (swarms.isEmpty() || swarms.size() > scrapeLimit(tracker)) {
            throw new IllegalArgumentException(
                    "a scrape asks for 1 to " + scrapeLimit(tracker) + " swarms, not " + swarms.size());
        }
        return told(tracer.begin(tracker, swarms), answerScrape(tracker, swarms, timeout));
    }

    private CompletableFuture<Either<TrackerError, ScrapeResponse>> answerScrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) {
        if (!schemes.contains(tracker.scheme())) {
            return answer(unsupported(tracker));
        }
        if (tracker.scrapeUrl().isEmpty()) {
            return answer(new TrackerError.Unsupported("no scrape URL follows from " + tracker));
        }
        if (pending.isClosed()) {
            return answer(PendingAnswers.CLOSED);
        }
        note(new AskedScrape(time.now(), tracker, swarms));
        ScriptedAnswer answer = at(tracker).answer(new TrackerQuestion.Scrape(swarms));
        return pending.answerWith(answer, timeout, InMemoryTrackerGateway::readScrape);
    }

    @Override
    public int scrapeLimit(TrackerUrl tracker) {
        return at(tracker).scrapeLimit();
    }

    @Override
    public void close() {
        pending.close();
    }

    private synchronized void note(AskedAnnounce asked) {
        announces = remembers ? announces.append(asked) : announces;
    }

    private synchronized void note(AskedScrape asked) {
        scrapes = remembers ? scrapes.append(asked) : scrapes;
    }

    private static TrackerError unsupported(TrackerUrl tracker) {
        return new TrackerError.Unsupported(
                "trackers of the scheme " + tracker.scheme().label());
    }

    private static <T> CompletableFuture<Either<TrackerError, T>> answer(TrackerError error) {
        return CompletableFuture.completedFuture(Either.left(error));
    }

    private static Either<TrackerError, AnnounceResponse> readAnnounce(ScriptedAnswer answer) {
        return answer instanceof ScriptedAnswer.Announced announced
                ? Either.right(announced.response())
                : Either.left(failure(answer));
    }

    private static Either<TrackerError, ScrapeResponse> readScrape(ScriptedAnswer answer) {
        return answer instanceof ScriptedAnswer.Scraped scraped
                ? Either.right(scraped.response())
                : Either.left(failure(answer));
    }

    private static TrackerError failure(ScriptedAnswer answer) {
        return answer instanceof ScriptedAnswer.Failed failed
                ? failed.error()
                : new TrackerError.Malformed("an answer to the question that was asked", 0);
    }

    /** What a question gets that the world never answers: the stage at which real gateways wait longest. */
    static TrackerError silent(Duration after) {
        return new TrackerError.TimedOut(after, Stage.RECEIVE);
    }
}
