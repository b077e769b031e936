package dev.herald.benchmarks.session;

import dev.herald.application.port.Scheduler;
import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Unsupported;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.session.SessionTiming;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Trackers that all say yes after a twentieth of a second, and want to be asked every half hour. They do as little as they can, count
 * who comes too early, and see who comes latest. Numbered swarms alone: the number is in the last bytes of the hash.
 */
final class SimulatedTrackers implements TrackerGateway {

    private static final Duration INTERVAL = Duration.ofMinutes(30);
    static final Duration LATENCY = Duration.ofMillis(50);
    /** After the answer; a session waits a little longer still, so that no herd forms. */
    private static final long LAST_DUE_MILLIS =
            LATENCY.plus(INTERVAL).plus(SessionTiming.DEFAULT.jitter()).toMillis();

    private static final int NUMBER_AT = 16;
    private static final Either<TrackerError, AnnounceResponse> YES = Either.right(new AnnounceResponse(
            new AnnounceIntervals(INTERVAL, Option.none()),
            SwarmStats.of(5, 7, 11),
            PeerList.empty(),
            Option.none(),
            Option.none(),
            Option.none(),
            Vector.empty()));

    private final Scheduler time;
    /** When each swarm was announced last, in milliseconds; 0 for those that never were. */
    private final long[] lastMillis;

    private long announces;
    private long early;
    private long latestMillis;

    /** @param swarms how many swarms there are */
    SimulatedTrackers(Scheduler time, int swarms) {
        this.time = time;
        this.lastMillis = new long[swarms];
    }

    /** How many announces came. */
    long announces() {
        return announces;
    }

    /** How many of them came before the interval was over. */
    long early() {
        return early;
    }

    /** How long after the last moment at which it could be due the latest of them came. */
    long latestMillis() {
        return latestMillis;
    }

    @Override
    public Set<TrackerScheme> schemes() {
        return HashSet.of(TrackerScheme.HTTP);
    }

    @Override
    public CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
            TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        count(ByteBuffer.wrap(request.swarm().toByteArray()).getInt(NUMBER_AT));
        CompletableFuture<Either<TrackerError, AnnounceResponse>> answer = new CompletableFuture<>();
        time.schedule(LATENCY, () -> answer.complete(YES));
        return answer;
    }

    private void count(int number) {
        long now = time.now().toMillis() + 1;
        announces++;
        if (lastMillis[number] > 0) {
            long since = now - lastMillis[number];
            early += since < INTERVAL.toMillis() ? 1 : 0;
            latestMillis = Math.max(latestMillis, since - LAST_DUE_MILLIS);
        }
        lastMillis[number] = now;
    }

    @Override
    public CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) {
        return CompletableFuture.completedFuture(Either.left(new Unsupported("scrapes")));
    }

    @Override
    public int scrapeLimit(TrackerUrl tracker) {
        return 1;
    }

    @Override
    public void close() {}
}
