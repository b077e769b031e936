package dev.herald.bootstrap.cli;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.IpAddress;
import dev.herald.network.NameLookup;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Finds the addresses behind names, many at once and each name once, on daemon threads: Java's resolver blocks for as long as the
 * system's does, and a name whose servers are dead must not hold up the others.
 */
final class HostLookup implements AutoCloseable {

    private final NameLookup names;
    private final Duration timeout;
    private final ThreadPoolExecutor threads;
    private final ConcurrentMap<String, CompletableFuture<Either<TrackerError, Seq<InetAddress>>>> asked =
            new ConcurrentHashMap<>();

    /**
     * @param atOnce how many names may be looked up at once
     * @param timeout how long one may take, waiting for its turn included
     */
    HostLookup(NameLookup names, int atOnce, Duration timeout) {
        this.names = names;
        this.timeout = timeout;
        this.threads = new ThreadPoolExecutor(
                atOnce, atOnce, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), HostLookup::daemon);
        threads.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "herald-lookup");
        thread.setDaemon(true);
        return thread;
    }

    /** The addresses of a host, at least one; an address stands for itself. */
    CompletableFuture<Either<TrackerError, Seq<InetAddress>>> addressesOf(String host) {
        return asked.computeIfAbsent(host, this::begin);
    }

    private CompletableFuture<Either<TrackerError, Seq<InetAddress>>> begin(String host) {
        if (IpAddress.parse(host).isDefined()) {
            return CompletableFuture.completedFuture(Either.right(Vector.of(literal(host))));
        }
        CompletableFuture<Either<TrackerError, Seq<InetAddress>>> answer = new CompletableFuture<>();
        try {
            threads.execute(() -> answer.complete(look(host)));
        } catch (RejectedExecutionException closed) {
            answer.complete(Either.left(new TrackerError.Unreachable(Stage.RESOLVE, "nobody waits any more")));
        }
        return answer.completeOnTimeout(
                Either.left(new TrackerError.TimedOut(timeout, Stage.RESOLVE)),
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static InetAddress literal(String host) {
        try {
            return InetAddress.getByAddress(IpAddress.parse(host).get().toByteArray());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
        }
    }

    private Either<TrackerError, Seq<InetAddress>> look(String host) {
        try {
            return Either.right(Vector.of(names.addressesOf(host)));
        } catch (UnknownHostException unknown) {
            return Either.left(new TrackerError.Unreachable(Stage.RESOLVE, "no address is known for this name"));
        }
    }

    /** Forgets the names that still wait. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
