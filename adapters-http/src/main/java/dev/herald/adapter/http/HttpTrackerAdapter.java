package dev.herald.adapter.http;

import dev.herald.application.port.TrackerGateway;
import dev.herald.application.port.trace.Trace;
import dev.herald.application.port.trace.Tracer;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Refused;
import dev.herald.domain.error.TrackerError.Unsupported;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.AddressFamilies;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * The gateway to trackers that speak HTTP and HTTPS (BEP 3, 7, 23, 24, 31, 48).
 *
 * <p>Answers are completed on the few threads that serve all connections, so what depends on them must not block; whoever has to
 * block uses the {@code …Async} methods of the future, with an executor.
 */
public final class HttpTrackerAdapter implements TrackerGateway {

    /** As many swarms as fit into one request without trouble anywhere (SCRAPE-6). */
    private static final int SCRAPE_LIMIT = 60;

    private final Conversations conversations;
    private final AnswerReader answers;
    private final PausedMemory paused = new PausedMemory();

    private final Tracer tracer;

    private HttpTrackerAdapter(Conversations conversations, AnswerReader answers, Tracer tracer) {
        this.conversations = conversations;
        this.answers = answers;
        this.tracer = tracer;
    }

    /** A gateway of its own, with its own threads and connections; close it when it is not needed any more. */
    public static HttpTrackerAdapter open(HttpOptions options) {
        return open(options, Tracer.NONE);
    }

    /** The same with somebody who follows its questions. */
    public static HttpTrackerAdapter open(HttpOptions options, Tracer tracer) {
        return new HttpTrackerAdapter(
                new Conversations(options),
                new AnswerReader(options.codec(), options.limits().bodyBytes(), Clock.systemUTC()),
                tracer);
    }

    @Override
    public Set<TrackerScheme> schemes() {
        return HashSet.of(TrackerScheme.HTTP, TrackerScheme.HTTPS);
    }

    @Override
    public CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
            TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        Trace trace = tracer.begin(tracker, request);
        if (!speaks(tracker)) {
            return trace.until(unsupported("the scheme " + tracker.scheme().label() + " over HTTP"));
        }
        Deadline deadline = Deadline.in(timeout);
        Trail trail = Trail.of(trace, tracker);
        return followed(
                trace,
                request.event() == AnnounceEvent.PAUSED
                        ? announcePaused(tracker, request, deadline, trail)
                        : announce(tracker, request, deadline, trail));
    }

    /** The question, told to whoever follows it. Mostly nobody does, and then no other future hangs on it. */
    private static <T> CompletableFuture<Either<TrackerError, T>> followed(
            Trace trace, CompletableFuture<Either<TrackerError, T>> question) {
        if (!trace.isOn()) {
            return question;
        }
        Underway underway = new Underway();
        return underway.until(trace.until(underway.now(question)));
    }

    private CompletableFuture<Either<TrackerError, AnnounceResponse>> announcePaused(
            TrackerUrl tracker, AnnounceRequest request, Deadline deadline, Trail trail) {
        AnnounceRequest plain = request.with(AnnounceEvent.NONE);
        if (paused.isUnknownTo(tracker)) {
            return announce(tracker, plain, deadline, trail);
        }
        Underway underway = new Underway();
        return underway.until(underway.now(announce(tracker, request, deadline, trail))
                .thenCompose(outcome -> {
                    if (!isRefusal(outcome)) {
                        return CompletableFuture.completedFuture(outcome);
                    }
                    trail.askedAgain("it was refused, and this tracker may not know the event paused");
                    return underway.now(announce(tracker, plain, deadline, trail))
                            .thenApply(noting(tracker));
                }));
    }

    private CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
            TrackerUrl tracker, AnnounceRequest request, Deadline deadline, Trail trail) {
        Destination destination =
                Destination.at(tracker, AnnounceTarget.of(tracker, request), AddressFamilies.of(request.families()));
        return conversations.ask(
                destination,
                deadline,
                trail,
                said -> answers.read(said)
                        .map(answer -> WireMapper.INSTANCE.toDomain(AnnounceReader.read(answer, request)))
                        .bimap(
                                error -> Discretion.about(tracker, error),
                                response -> Discretion.about(tracker, response)));
    }

    private static boolean isRefusal(Either<TrackerError, ?> outcome) {
        return outcome.isLeft() && outcome.getLeft() instanceof Refused;
    }

    /** A tracker that takes an announce after it refused the same one with {@code paused} does not know the word (HTTP-A17). */
    private <T> UnaryOperator<Either<TrackerError, T>> noting(TrackerUrl tracker) {
        return outcome -> outcome.peek(accepted -> paused.isNowUnknownTo(tracker));
    }

    @Override
    public CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) {
        if (swarms.isEmpty() || swarms.size() > SCRAPE_LIMIT) {
            throw new IllegalArgumentException(
                    "a scrape asks for 1 to " + SCRAPE_LIMIT + " swarms, not " + swarms.size());
        }
        Option<TrackerUrl> scrapeUrl = tracker.scrapeUrl();
        Trace trace = tracer.begin(tracker, swarms);
        if (!speaks(tracker) || scrapeUrl.isEmpty()) {
            return trace.until(unsupported("a scrape of this tracker"));
        }
        Destination destination = Destination.at(scrapeUrl.get(), ScrapeTarget.of(scrapeUrl.get(), swarms));
        return followed(
                trace,
                conversations.ask(
                        destination,
                        Deadline.in(timeout),
                        Trail.of(trace, tracker),
                        said -> answers.read(said)
                                .flatMap(answer -> ScrapeReader.read(answer, swarms.toJavaSet()))
                                .map(WireMapper.INSTANCE::toDomain)
                                .mapLeft(error -> Discretion.about(tracker, error))));
    }

    @Override
    public int scrapeLimit(TrackerUrl tracker) {
        return SCRAPE_LIMIT;
    }

    private boolean speaks(TrackerUrl tracker) {
        return tracker.scheme() == TrackerScheme.HTTP || tracker.scheme() == TrackerScheme.HTTPS;
    }

    private static <T> CompletableFuture<Either<TrackerError, T>> unsupported(String what) {
        return CompletableFuture.completedFuture(Either.left(new Unsupported(what)));
    }

    /** How many connections there are, idle ones counted. */
    int connections() {
        return conversations.connections();
    }

    @Override
    public void close() {
        conversations.close();
    }
}
