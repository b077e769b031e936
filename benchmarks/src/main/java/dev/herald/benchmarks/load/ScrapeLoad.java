package dev.herald.benchmarks.load;

import dev.herald.application.client.ScrapeOutcome;
import dev.herald.application.client.TrackerClient;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One scrape of many swarms through the whole client, which is handed one swarm after the other and keeps none. */
public final class ScrapeLoad {

    private final TrackerClient client;
    private final TrackerUrl tracker;
    private final Swarms swarms;
    private final Duration timeout;

    /** @param timeout how long one request may take */
    public ScrapeLoad(TrackerClient client, TrackerUrl tracker, Swarms swarms, Duration timeout) {
        this.client = client;
        this.tracker = tracker;
        this.swarms = swarms;
        this.timeout = timeout;
    }

    /** Scrapes the first {@code count} swarms, and gives up with an {@link IOException} at {@code limit}. */
    public Tally run(int count, Duration limit) throws IOException, InterruptedException {
        Tally tally = new Tally(System.nanoTime());
        Iterable<InfoHash> hashes = () -> numbered(count);
        CompletableFuture<Void> scrape = client.scrape(tracker, hashes, timeout, tally::add);
        try {
            scrape.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return tally;
        } catch (TimeoutException late) {
            scrape.cancel(true);
            throw new IOException("not done within " + limit.toSeconds() + " s", late);
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug.getCause());
        }
    }

    /** By hand: the iterator of a stream takes as long as half of the scrape. */
    private Iterator<InfoHash> numbered(int count) {
        return new Iterator<>() {
            private int number;

            @Override
            public boolean hasNext() {
                return number < count;
            }

            @Override
            public InfoHash next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return swarms.get(number++);
            }
        };
    }

    /** What came of a scrape. The client tells it of one swarm at a time. */
    public static final class Tally {

        private final long begun;
        private long first;
        private int told;
        private int failed;
        private @Nullable String firstFailure;

        private Tally(long begun) {
            this.begun = begun;
        }

        private void add(ScrapeOutcome outcome) {
            if (told++ == 0) {
                first = System.nanoTime();
            }
            if (outcome.answer().isLeft()) {
                failed++;
                firstFailure = firstFailure == null ? outcome.answer().getLeft().message() : firstFailure;
            }
        }

        /** Of how many swarms it was told. */
        public int told() {
            return told;
        }

        /** For how many of them the tracker gave no answer. */
        public int failed() {
            return failed;
        }

        /** Why the first of them did not; null where all were answered. */
        public @Nullable String firstFailure() {
            return firstFailure;
        }

        /** How long it took until the first was told, in milliseconds. */
        public double firstResultMillis() {
            return (first - begun) / 1e6;
        }
    }
}
