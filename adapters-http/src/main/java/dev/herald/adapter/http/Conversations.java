package dev.herald.adapter.http;

import dev.herald.domain.error.TrackerError;
import dev.herald.network.Alarms;
import dev.herald.network.DaemonThreads;
import dev.herald.network.Network;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** All that is under way over HTTP, with the threads, sockets and alarms it shares. */
final class Conversations implements AutoCloseable {

    private static final Duration SWEEPING = Duration.ofSeconds(5);
    private static final Duration WATCHING = Duration.ofSeconds(1);
    private static final Duration NAMES_STAY_FRESH = Duration.ofSeconds(30);

    private final Alarms alarms = new Alarms("herald-http-timer");
    private final Network network;
    private final Reactor reactor;
    private final ConnectionPool pool;
    private final Conversation.Means means;
    private final Set<Conversation<?>> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Conversations(HttpOptions options) {
        network = Network.open(options.network(), "herald-http", NAMES_STAY_FRESH);
        reactor = new Reactor(new DaemonThreads("herald-http-io"));
        pool = new ConnectionPool(options.limits(), network.lastWords());
        Dial.Means dialling = new Dial.Means(
                network,
                reactor,
                alarms,
                new RequestFormat(options.userAgent(), options.network().proxy()),
                options.limits());
        means = new Conversation.Means(pool, dialling, options.limits());
        sweepLater();
    }

    /**
     * Asks, follows where it is sent, reads the final answer with {@code reader}, and answers by the deadline. Completing the future in
     * another way gives the question up.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the asker has the future that matters
    <T> CompletableFuture<Either<TrackerError, T>> ask(
            Destination destination,
            Deadline deadline,
            Trail trail,
            Function<HttpAnswer, Either<TrackerError, T>> reader) {
        if (closed) {
            return CompletableFuture.completedFuture(Either.left(HttpFailures.closed()));
        }
        Conversation<T> conversation = new Conversation<>(means, destination, deadline, trail, reader);
        underWay.add(conversation);
        CompletableFuture<Either<TrackerError, T>> outcome = conversation.begin();
        outcome.whenComplete((answer, failure) -> {
            underWay.remove(conversation);
            conversation.abandon();
        });
        if (closed) {
            conversation.end(HttpFailures.closed());
        }
        return outcome;
    }

    /** How many connections there are, idle ones counted. */
    int connections() {
        return pool.places();
    }

    private void sweep() {
        pool.sweep();
        if (isBounded()) {
            underWay.forEach(Conversation::endIfStranded);
        }
        sweepLater();
    }

    /** More often where interfaces come and go. */
    private void sweepLater() {
        alarms.set((isBounded() ? WATCHING : SWEEPING).toNanos(), this::sweep);
    }

    private boolean isBounded() {
        return network.isBounded();
    }

    @Override
    public void close() {
        closed = true;
        underWay.forEach(conversation -> conversation.end(HttpFailures.closed()));
        pool.close();
        reactor.close();
        alarms.close();
        network.close();
    }
}
