package dev.herald.application.client;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * {@link TrackerClient} for code that waits: the same questions, answered before the method returns. An interrupted wait cancels the
 * question. Not to be used on a thread that completes the client's futures.
 */
public final class BlockingTrackerClient {

    private final TrackerClient client;

    BlockingTrackerClient(TrackerClient client) {
        this.client = client;
    }

    /** See {@link TrackerClient#announce(Torrent, AnnounceOptions)}. */
    public Either<TrackerError, AnnounceReport> announce(Torrent torrent, AnnounceOptions options)
            throws InterruptedException {
        return await(client.announce(torrent, options));
    }

    /** See {@link TrackerClient#scrape(TrackerUrl, Seq, Duration)}. */
    public Either<TrackerError, Map<InfoHash, ScrapeOutcome>> scrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) throws InterruptedException {
        return await(client.scrape(tracker, swarms, timeout));
    }

    private static <T> T await(CompletableFuture<T> question) throws InterruptedException {
        try {
            return question.get();
        } catch (InterruptedException interrupted) {
            question.cancel(false);
            throw interrupted;
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a question to a tracker failed in a way it must not", bug.getCause());
        }
    }
}
