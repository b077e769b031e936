package dev.herald.adapter.udp;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.DaemonThreads;
import dev.herald.network.Network;
import dev.herald.network.NetworkScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that everything happens on: it takes in questions, lets packets in and out, and keeps the time. Others hand it
 * errands and never wait for it, but to close it.
 */
final class UdpLoop {

    private static final Logger LOG = LoggerFactory.getLogger(UdpLoop.class);

    private static final long CLOSING_MILLIS = 5_000;

    /** So many turns in a row end over mistakes, and none will ever end well. */
    private static final int MOST_MISTAKES = 1_000;

    /** Long enough for the many URLs of one host; the book remembers each for longer. */
    private static final Duration NAMES_STAY_FRESH = Duration.ofSeconds(5);

    private final long origin = System.nanoTime();
    private final UdpOptions options;
    private final RandomGenerator random;
    private final Network network;
    private final Selector selector;
    private final Errands errands;
    /** By their scopes; there is one, unless the network makes exceptions. */
    private final Map<NetworkScope, Corner> corners = new ConcurrentHashMap<>();

    private final Thread thread;
    private @Nullable Corner usual;
    private volatile boolean closing;
    private volatile boolean over;

    private UdpLoop(UdpOptions options, RandomGenerator random, Selector selector) {
        this.options = options;
        this.random = random;
        this.network = Network.open(options.network(), "herald-udp", NAMES_STAY_FRESH);
        this.selector = selector;
        this.errands = new Errands(selector::wakeup);
        this.thread = new DaemonThreads("herald-udp").newThread(this::run);
    }

    static UdpLoop start(UdpOptions options, RandomGenerator random) {
        try {
            UdpLoop loop = new UdpLoop(options, random, Selector.open());
            loop.thread.start();
            return loop;
        } catch (IOException noSelector) {
            throw new UncheckedIOException("this machine gives no selector", noSelector);
        }
    }

    /** Nanoseconds since the loop began, on the monotonic clock. */
    long time() {
        return System.nanoTime() - origin;
    }

    /** Takes a question in; it ends in time, whatever happens. */
    void ask(Question question) {
        errands.add(() -> begin(question));
        if (over) {
            // The loop may not have seen it any more.
            question.tell(closed());
        }
    }

    /** Nobody wants the answer any more. */
    void drop(Question question) {
        errands.add(question::leave);
    }

    private void begin(Question question) {
        if (question.isTold()) {
            return;
        }
        try {
            cornerOf(question.tracker).begin(question);
        } catch (RuntimeException bug) {
            question.breakOff(bug);
        }
    }

    private Corner cornerOf(TrackerUrl tracker) {
        if (usual != null && network.isUniform()) {
            return usual;
        }
        Corner corner = corners.computeIfAbsent(network.scopeOf(tracker), this::open);
        usual = corner;
        return corner;
    }

    private Corner open(NetworkScope scope) {
        Corner fresh = new Corner(scope, options, network, selector, errands, random);
        fresh.advance(time());
        if (over) {
            fresh.fallSilent();
        }
        return fresh;
    }

    private void run() {
        try {
            int mistakes = 0;
            while (!closing) {
                mistakes = turnOrReport() ? 0 : mistakes + 1;
                if (mistakes == MOST_MISTAKES) {
                    throw new IllegalStateException("one mistake after the other, see the log");
                }
            }
        } catch (IOException broken) {
            LOG.error("the selector of the UDP gateway broke", broken);
        } finally {
            shutDown();
        }
    }

    /** A mistake of ours about one question must not end all the others: false where there was one. */
    private boolean turnOrReport() throws IOException {
        try {
            turn();
            return true;
        } catch (RuntimeException bug) {
            LOG.error("a mistake in the UDP gateway, which goes on", bug);
            return false;
        }
    }

    private void turn() throws IOException {
        advance();
        errands.runSome();
        errands.fallAsleep();
        if (errands.isEmpty()) {
            selector.select(this::ready, millis(sleep()));
        } else {
            selector.selectNow(this::ready);
        }
    }

    private void advance() {
        long now = time();
        corners.forEach((scope, corner) -> corner.advance(now));
    }

    private long sleep() throws IOException {
        long quiet = Long.MAX_VALUE;
        for (Corner corner : corners.values()) {
            quiet = Math.min(quiet, corner.quietFor());
        }
        return quiet;
    }

    /** As {@code select} wants it: rounded up, and 0 for ever. */
    private static long millis(long nanos) {
        return nanos == Long.MAX_VALUE ? 0 : TimeUnit.NANOSECONDS.toMillis(nanos) + 1;
    }

    private void ready(SelectionKey key) {
        errands.awake();
        advance();
        for (Corner corner : corners.values()) {
            // Whoever was served before may have closed it.
            if (key.isValid()) {
                corner.ready(key);
            }
        }
    }

    /** What holds for a tracker. */
    NetworkScope scopeOf(TrackerUrl tracker) {
        return network.scopeOf(tracker);
    }

    /** How many packets were ignored for this reason. */
    long discarded(Discard reason) {
        return corners.values().stream()
                .mapToLong(corner -> corner.discarded(reason))
                .sum();
    }

    private void shutDown() {
        over = true;
        corners.values().forEach(Corner::fallSilent);
        errands.runAll();
        corners.values().forEach(corner -> corner.end(closed()));
        selector.keys().forEach(key -> Probes.closeQuietly(key.channel()));
        network.lastWords().end();
        try {
            selector.close();
        } catch (IOException broken) {
            LOG.debug("the selector broke while it was closed", broken);
        }
        network.close();
    }

    /** What is answered after the end. */
    static TrackerError closed() {
        return new Unreachable(Stage.CONNECT, "the gateway is closed");
    }

    /** Ends everything, and returns when that is done, unless the loop's own thread asks. */
    void close() {
        closing = true;
        selector.wakeup();
        if (Thread.currentThread() != thread) {
            try {
                thread.join(CLOSING_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
