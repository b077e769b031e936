package dev.herald.adapter.udp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Turns names into addresses on threads of its own, because Java's resolver blocks. Remembers nothing. */
final class NameResolver {

    private static final int THREADS = 16;
    private static final int WAITING = 4_096;

    /** The blocking look-up itself. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] addressesOf(String name) throws UnknownHostException;
    }

    private final Lookup lookup;
    private final ThreadPoolExecutor executor;

    NameResolver(Lookup lookup) {
        this.lookup = lookup;
        this.executor = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING),
                new DaemonThreads("herald-udp-names"));
        this.executor.allowCoreThreadTimeOut(true);
    }

    /** The addresses of a name in the resolver's order. Fails with {@link UnknownHostException}, also where too many names wait. */
    CompletableFuture<List<InetAddress>> resolve(String name) {
        CompletableFuture<List<InetAddress>> addresses = new CompletableFuture<>();
        try {
            executor.execute(() -> look(name, addresses));
        } catch (RejectedExecutionException full) {
            addresses.completeExceptionally(new UnknownHostException("too many names wait to be resolved"));
        }
        return addresses;
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
