package dev.herald.network;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Unreachable;
import io.vavr.control.Either;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Turns names into addresses on threads of its own, because Java's resolver blocks. Askers of one name share one look-up, and its
 * answer is kept for as long as it is fresh.
 */
final class NameResolver implements AutoCloseable {

    private static final int THREADS = 16;
    private static final int WAITING = 4_096;
    private static final int KEPT = 1_024;

    private record Question(NetworkScope within, String name) {
        InetAddress[] ask() throws UnknownHostException {
            return within.names().addressesOf(name);
        }
    }

    private record Answer(CompletableFuture<Either<TrackerError, List<InetAddress>>> addresses, long asked) {
        boolean isStale(long fresh) {
            return addresses.isDone()
                    && (addresses.isCompletedExceptionally()
                            || addresses.join().isLeft()
                            || System.nanoTime() - asked > fresh);
        }

        /** Nobody looks any more. */
        void giveUp() {
            addresses.complete(unknown("the look-up was given up"));
        }
    }

    private final long fresh;
    private final Function<NetworkScope, Either<TrackerError, ?>> door;
    private final ThreadPoolExecutor executor;
    private final ConcurrentMap<Question, Answer> answers = new ConcurrentHashMap<>();

    /** @param fresh how long an answer is good for */
    NameResolver(Duration fresh, ThreadFactory threads) {
        this(fresh, threads, within -> within.local().exists());
    }

    /** @param door Left where nothing may leave as things stand now, so that no name of this scope is looked up */
    NameResolver(Duration fresh, ThreadFactory threads, Function<NetworkScope, Either<TrackerError, ?>> door) {
        this.fresh = fresh.toNanos();
        this.door = door;
        this.executor = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), threads);
        this.executor.allowCoreThreadTimeOut(true);
    }

    /**
     * The addresses of a name in the resolver's order, at least one; what one scope was answered no other is told. Left where there is none, also where too many names wait already.
     * The future is shared: it must not be completed or cancelled by an asker.
     */
    CompletableFuture<Either<TrackerError, List<InetAddress>>> resolve(NetworkScope within, String name) {
        if (answers.size() > KEPT) {
            answers.values().removeIf(answer -> answer.isStale(fresh));
        }
        Answer answer = answers.compute(
                new Question(within, name),
                (question, known) -> known == null || known.isStale(fresh) ? ask(question) : known);
        if (executor.isShutdown()) {
            answer.giveUp();
        }
        return answer.addresses();
    }

    private Answer ask(Question question) {
        CompletableFuture<Either<TrackerError, List<InetAddress>>> addresses = new CompletableFuture<>();
        try {
            executor.execute(() -> look(question, addresses));
        } catch (RejectedExecutionException full) {
            addresses.complete(unknown("too many names wait to be resolved"));
        }
        return new Answer(addresses, System.nanoTime());
    }

    /** A name may wait for long while others are looked up, so the door is looked at when its turn has come. */
    private void look(Question question, CompletableFuture<Either<TrackerError, List<InetAddress>>> addresses) {
        try {
            Either<TrackerError, ?> open = door.apply(question.within());
            if (open.isLeft()) {
                addresses.complete(Either.left(open.getLeft()));
                return;
            }
            List<InetAddress> found = List.of(question.ask());
            addresses.complete(found.isEmpty() ? unknown("no address is known for this name") : Either.right(found));
        } catch (UnknownHostException nobody) {
            // The system's words are in the language of the machine and repeat the name.
            addresses.complete(unknown("no address is known for this name"));
        } catch (RuntimeException | Error bug) {
            addresses.completeExceptionally(bug);
            throw bug;
        }
    }

    private static <T> Either<TrackerError, T> unknown(String detail) {
        return Either.left(new Unreachable(Stage.RESOLVE, detail));
    }

    /** Runs something that takes its time on one of its threads. */
    void aside(Runnable task) {
        executor.execute(task);
    }

    /** Whoever still waits for a name is told that nobody looks any more. */
    @Override
    public void close() {
        executor.shutdownNow();
        answers.values().forEach(Answer::giveUp);
    }
}
