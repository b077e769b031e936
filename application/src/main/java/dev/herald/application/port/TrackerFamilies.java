package dev.herald.application.port;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.IpFamily;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.util.concurrent.CompletableFuture;

/** Knows over which IP versions trackers can be reached from here. Safe for use by many threads; asks nobody after its end. */
public interface TrackerFamilies extends AutoCloseable {

    /**
     * The IP versions of which the tracker's name has an address and to which there is a way, best first. Empty where there is nothing to
     * choose: the URL names an address, or nobody can tell because a proxy looks the name up. Left where there is no way at all; a
     * question would find out the same. The future may be shared: it must not be completed or cancelled by whoever asks.
     */
    CompletableFuture<Either<TrackerError, Seq<IpFamily>>> of(TrackerUrl tracker);

    /** May be called again. */
    @Override
    void close();
}
