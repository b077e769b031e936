package dev.herald.bootstrap;

import dev.herald.application.port.TrackerFamilies;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.IpFamily;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.Network;
import dev.herald.network.NetworkScope;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The IP versions that a part of the network has for trackers. */
final class ScopedFamilies implements TrackerFamilies {

    /** As long as the transports take an address for granted. */
    private static final Duration NAMES_STAY_FRESH = Duration.ofSeconds(30);

    private static final CompletableFuture<Either<TrackerError, Seq<IpFamily>>> NO_CHOICE =
            CompletableFuture.completedFuture(Either.right(Vector.empty()));

    private final Network network;

    ScopedFamilies(NetworkScope scope) {
        this.network = Network.open(scope, "herald", NAMES_STAY_FRESH);
    }

    @Override
    public CompletableFuture<Either<TrackerError, Seq<IpFamily>>> of(TrackerUrl tracker) {
        return network.leavesNoChoice(tracker)
                ? NO_CHOICE
                : network.familiesOf(tracker).thenApply(found -> found.map(Vector::ofAll));
    }

    @Override
    public void close() {
        network.close();
    }
}
