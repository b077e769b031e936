package dev.herald.application.port;

import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The way to trackers: one question, one answer.
 *
 * <p>The laws, which {@code TrackerGatewayContract} of the test kit checks for every implementation:
 *
 * <ul>
 *   <li>Right: it worked. Left: the world said no. Exceptional completion: a bug of ours, or the caller cancelled; nothing else.
 *   <li>A question never throws for trouble outside, never blocks its caller, and completes exactly once, never with null, within
 *       its time: after {@code timeout} at the latest the answer is {@code TimedOut}.
 *   <li>Cancelling the future frees the connection and whatever else the question holds.
 *   <li>Whatever bytes come from outside: a Left or a Right, and bounded memory.
 *   <li>All 256 byte values of a hash arrive as they are. The tracker's own query survives, first.
 *   <li>Concurrent questions never swap answers. No retries beyond what the transport's protocol wants: that is the caller's
 *       policy.
 *   <li>Safe for use by many threads. After {@link #close()}, which may be called again, every question is answered
 *       {@code Unreachable}, also those under way.
 * </ul>
 */
public interface TrackerGateway extends AutoCloseable {

    /** The schemes it can talk to. A question to a tracker of another scheme is answered {@code Unsupported}. */
    Set<TrackerScheme> schemes();

    /** Tells a tracker about a swarm and asks it for peers (BEP 3, BEP 15). {@code timeout} is positive. */
    CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
            TrackerUrl tracker, AnnounceRequest request, Duration timeout);

    /**
     * Asks a tracker for the counts of some swarms (BEP 48, BEP 15). {@code tracker} is the announce URL; {@code Unsupported} where
     * no scrape URL follows from it.
     *
     * @param swarms 1 to {@link #scrapeLimit} swarms; another number is our own mistake and throws
     */
    CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout);

    /** How many swarms one scrape of this tracker may ask for, 1 or more. */
    int scrapeLimit(TrackerUrl tracker);

    /** Ends what is under way and frees every resource. */
    @Override
    void close();
}
