package dev.herald.application.gateway;

import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.Stage;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens a gateway for the first question to it, and never once it is closed. */
final class OnDemandGateway implements TrackerGateway {

    private static final TrackerError CLOSED = new TrackerError.Unreachable(Stage.CONNECT, "the gateway is closed");

    private final Set<TrackerScheme> schemes;
    private final Supplier<TrackerGateway> opening;
    private volatile @Nullable TrackerGateway opened;
    private boolean closed;

    OnDemandGateway(Set<TrackerScheme> schemes, Supplier<TrackerGateway> opening) {
        this.schemes = schemes;
        this.opening = opening;
    }

    @Override
    public Set<TrackerScheme> schemes() {
        return schemes;
    }

    @Override
    public CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
            TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        return gateway().announce(tracker, request, timeout);
    }

    @Override
    public CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) {
        return gateway().scrape(tracker, swarms, timeout);
    }

    @Override
    public int scrapeLimit(TrackerUrl tracker) {
        return gateway().scrapeLimit(tracker);
    }

    private TrackerGateway gateway() {
        TrackerGateway gateway = opened;
        return gateway == null ? open() : gateway;
    }

    private synchronized TrackerGateway open() {
        TrackerGateway gateway = opened;
        if (gateway == null) {
            gateway = closed ? new DecliningGateway(schemes, CLOSED) : opening.get();
            opened = gateway;
        }
        return gateway;
    }

    @Override
    public synchronized void close() {
        closed = true;
        TrackerGateway gateway = opened;
        if (gateway != null) {
            gateway.close();
        }
    }
}
