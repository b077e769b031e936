package dev.herald.adapter.websocket;

import dev.herald.domain.peer.IpAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Turns names into addresses on threads of its own: Java's resolver blocks, and the loops must not. */
final class NameResolver implements AutoCloseable {

    private static final int THREADS = 8;
    private static final int WAITING = 1_024;

    private final ThreadPoolExecutor executor;

    NameResolver(ThreadFactory threads) {
        executor = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), threads);
        executor.allowCoreThreadTimeOut(true);
    }

    /** The addresses of a name in the resolver's order, at least one; an address is its own. Fails with {@link UnknownHostException}. */
    CompletableFuture<List<InetAddress>> resolve(String host) {
        CompletableFuture<List<InetAddress>> addresses = new CompletableFuture<>();
        try {
            if (isLiteral(host)) {
                look(host, addresses);
            } else {
                executor.execute(() -> look(host, addresses));
            }
        } catch (RejectedExecutionException full) {
            addresses.completeExceptionally(new UnknownHostException("too many names wait to be resolved"));
        }
        return addresses;
    }

    /** Does something that takes its time on one of its threads. */
    <T> CompletableFuture<T> aside(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, executor);
    }

    static boolean isLiteral(String host) {
        return IpAddress.parse(host).isDefined();
    }

    private static void look(String host, CompletableFuture<List<InetAddress>> addresses) {
        try {
            addresses.complete(List.of(InetAddress.getAllByName(host)));
        } catch (UnknownHostException unknown) {
            addresses.completeExceptionally(unknown);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
