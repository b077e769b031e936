package dev.herald.adapter.udp;

import dev.herald.application.port.TrackerGateway;
import dev.herald.application.port.trace.Trace;
import dev.herald.application.port.trace.Tracer;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Blocked;
import dev.herald.domain.error.TrackerError.Unsupported;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.ProxyServer;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/**
 * The gateway to trackers that speak UDP (BEP 15, BEP 41, and BEP 7 as far as it is about UDP).
 *
 * <p>All questions share one socket for each IP version and one thread. Packets that are lost are sent again, never more often than
 * BEP 15 does; how often and when, {@link UdpOptions} says. A hundred thousand questions may be asked at once: they wait in line, so
 * that no tracker gets more than it can take, and each is answered by its own deadline.
 *
 * <p>Answers are completed on the one thread, so what depends on them must not block; whoever has to block uses the {@code …Async}
 * methods of the future, with an executor.
 */
public final class UdpTrackerAdapter implements TrackerGateway {

    private final UdpLoop loop;
    private final ScrapeLimits limits = new ScrapeLimits();
    private final Tracer tracer;

    private UdpTrackerAdapter(UdpLoop loop, Tracer tracer) {
        this.loop = loop;
        this.tracer = tracer;
    }

    /** A gateway of its own, with its own thread and sockets; close it when it is not needed any more. */
    public static UdpTrackerAdapter open(UdpOptions options) {
        return open(options, Tracer.NONE);
    }

    /** The same with somebody who follows its questions. */
    public static UdpTrackerAdapter open(UdpOptions options, Tracer tracer) {
        return new UdpTrackerAdapter(UdpLoop.start(options, new SecureRandom()), tracer);
    }

    static UdpTrackerAdapter open(UdpOptions options, RandomGenerator random) {
        return new UdpTrackerAdapter(UdpLoop.start(options, random), Tracer.NONE);
    }

    @Override
    public Set<TrackerScheme> schemes() {
        return HashSet.of(TrackerScheme.UDP);
    }

    @Override
    public CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
            TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        Trace trace = tracer.begin(tracker, request);
        if (tracker.scheme() != TrackerScheme.UDP || isOutOfReach(tracker)) {
            return trace.until(declined(tracker));
        }
        TimeLimit limit = new TimeLimit(timeout, loop.time());
        AnnounceQuestion question = new AnnounceQuestion(tracker, request, limit, Trail.of(trace), loop::drop);
        loop.ask(question);
        return question.answer();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Takes up to 70 swarms even where {@link #scrapeLimit} has shrunk meanwhile, and then asks several times.
     */
    @Override
    public CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) {
        if (swarms.isEmpty() || swarms.size() > ScrapeLimits.MOST) {
            throw new IllegalArgumentException(
                    "a scrape asks for 1 to " + ScrapeLimits.MOST + " swarms, not " + swarms.size());
        }
        Trace trace = tracer.begin(tracker, swarms);
        if (tracker.scheme() != TrackerScheme.UDP || isOutOfReach(tracker)) {
            return trace.until(declined(tracker));
        }
        TimeLimit limit = new TimeLimit(timeout, loop.time());
        ScrapeQuestion question = new ScrapeQuestion(tracker, swarms, limits, limit, Trail.of(trace), loop::drop);
        loop.ask(question);
        return question.answer();
    }

    private boolean isOutOfReach(TrackerUrl tracker) {
        return loop.scopeOf(tracker).proxy().exists(ProxyServer::isHttp);
    }

    private static <T> CompletableFuture<Either<TrackerError, T>> declined(TrackerUrl tracker) {
        TrackerError why = tracker.scheme() == TrackerScheme.UDP
                ? new Blocked("UDP cannot go through the proxy, and nothing goes around it")
                : new Unsupported("the scheme " + tracker.scheme().label() + " over UDP");
        return CompletableFuture.completedFuture(Either.left(why));
    }

    /** At most 70, which fit into one packet (UDP-S2); fewer where the tracker was seen to answer fewer. */
    @Override
    public int scrapeLimit(TrackerUrl tracker) {
        return limits.of(tracker);
    }

    /** How many packets were ignored for this reason. */
    long discarded(Discard reason) {
        return loop.discarded(reason);
    }

    @Override
    public void close() {
        loop.close();
    }
}
