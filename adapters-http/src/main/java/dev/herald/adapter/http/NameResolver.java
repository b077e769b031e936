package dev.herald.adapter.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Turns names into addresses on threads of its own: Java's resolver blocks, and the library would call it on whatever thread
 * asks. Askers of one name share one look-up, and its answer is kept for a short while.
 */
final class NameResolver {

    private static final int THREADS = 16;
    private static final int WAITING = 4_096;
    private static final int KEPT = 1_024;
    private static final Duration FRESH = Duration.ofSeconds(30);

    /** The blocking look-up itself. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] addressesOf(String name) throws UnknownHostException;
    }

    private record Answer(CompletableFuture<List<InetAddress>> addresses, long asked) {
        boolean isStale() {
            return addresses.isCompletedExceptionally()
                    || (addresses.isDone() && System.nanoTime() - asked > FRESH.toNanos());
        }
    }

    private final Lookup lookup;
    private final ThreadPoolExecutor executor;
    private final ConcurrentMap<String, Answer> answers = new ConcurrentHashMap<>();

    NameResolver(Lookup lookup, DaemonThreads threads) {
        this.lookup = lookup;
        this.executor = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), threads);
        this.executor.allowCoreThreadTimeOut(true);
    }

    /**
     * The addresses of a name in the resolver's order, at least one. Fails with {@link UnknownHostException}, also where too
     * many names wait already. The future is shared: it must not be completed or cancelled by an asker.
     */
    CompletableFuture<List<InetAddress>> resolve(String name) {
        if (answers.size() > KEPT) {
            answers.values().removeIf(Answer::isStale);
        }
        return answers.compute(name, (key, known) -> known == null || known.isStale() ? ask(key) : known)
                .addresses();
    }

    private Answer ask(String name) {
        CompletableFuture<List<InetAddress>> addresses = new CompletableFuture<>();
        try {
            executor.execute(() -> look(name, addresses));
        } catch (RejectedExecutionException full) {
            addresses.completeExceptionally(new UnknownHostException("too many names wait to be resolved"));
        }
        return new Answer(addresses, System.nanoTime());
    }

    private void look(String name, CompletableFuture<List<InetAddress>> addresses) {
        try {
            addresses.complete(Arrays.asList(lookup.addressesOf(name)));
        } catch (UnknownHostException unknown) {
            addresses.completeExceptionally(inOurWords(unknown));
        } catch (RuntimeException | Error bug) {
            addresses.completeExceptionally(bug);
            throw bug;
        }
    }

    /** The system's words are in the language of the machine and repeat the name. */
    private static UnknownHostException inOurWords(UnknownHostException unknown) {
        UnknownHostException ours = new UnknownHostException("no address is known for this name");
        ours.initCause(unknown);
        return ours;
    }

    void close() {
        executor.shutdownNow();
    }
}
