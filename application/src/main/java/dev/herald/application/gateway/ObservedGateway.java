package dev.herald.application.gateway;

import dev.herald.application.port.Scheduler;
import dev.herald.application.port.TrackerGateway;
import dev.herald.application.port.TrackerObserver;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells an observer of every answer before the asker has it. */
final class ObservedGateway implements TrackerGateway {

    private static final Logger LOG = LoggerFactory.getLogger(ObservedGateway.class);

    private final TrackerGateway gateway;
    private final Scheduler clock;
    private final TrackerObserver observer;

    ObservedGateway(TrackerGateway gateway, Scheduler clock, TrackerObserver observer) {
        this.gateway = gateway;
        this.clock = clock;
        this.observer = observer;
    }

    @Override
    public Set<TrackerScheme> schemes() {
        return gateway.schemes();
    }

    @Override
    public CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
            TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        Duration start = clock.now();
        return Cancellation.map(gateway.announce(tracker, request, timeout), outcome -> {
            tell(() -> observer.announced(tracker, request, outcome, clock.now().minus(start)));
            return outcome;
        });
    }

    @Override
    public CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) {
        Duration start = clock.now();
        return Cancellation.map(gateway.scrape(tracker, swarms, timeout), outcome -> {
            tell(() -> observer.scraped(tracker, swarms, outcome, clock.now().minus(start)));
            return outcome;
        });
    }

    /** An observer's mistake must not cost the asker an answer. */
    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException mistake) {
            LOG.warn("a tracker observer failed", mistake);
        }
    }

    @Override
    public int scrapeLimit(TrackerUrl tracker) {
        return gateway.scrapeLimit(tracker);
    }

    @Override
    public void close() {
        gateway.close();
    }
}
