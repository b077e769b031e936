package dev.herald.adapter.udp;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.network.AddressFamilies;
import dev.herald.network.DaemonThreads;
import dev.herald.network.Network;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that everything happens on: it takes in questions, lets packets in and out, and keeps the time. Others hand it
 * errands and never wait for it, but to close it.
 */
final class UdpLoop implements Wire {

    private static final Logger LOG = LoggerFactory.getLogger(UdpLoop.class);

    private static final long CLOSING_MILLIS = 5_000;

    /** Long enough for the many URLs of one host; the book remembers each for longer. */
    private static final Duration NAMES_STAY_FRESH = Duration.ofSeconds(5);

    private final long origin = System.nanoTime();
    private final Network network;
    private final Map<AddressFamilies, AddressBook> books = new EnumMap<>(AddressFamilies.class);
    private final Selector selector;
    private final Errands errands;
    private final Carrier carrier;
    private final Probes probes;
    private final Conversations conversations;
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean over;

    private UdpLoop(UdpOptions options, RandomGenerator random, Selector selector) {
        this.network = Network.open(options.network(), "herald-udp", NAMES_STAY_FRESH);
        for (AddressFamilies over : AddressFamilies.values()) {
            books.put(over, new AddressBook(network, over));
        }
        this.selector = selector;
        this.errands = new Errands(selector::wakeup);
        this.carrier = network.scope().proxy().isEmpty()
                ? new Sockets(options, selector)
                : new Relay(network, selector, errands);
        this.probes = new Probes(options, selector);
        this.conversations = new Conversations(options, this, random);
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
        question.begin(conversations);
        question.trail().resolving(question.tracker.host());
        CompletableFuture<Either<TrackerError, Route>> way =
                bookFor(question.families()).routeTo(question.tracker, conversations.now());
        if (way.isDone()) {
            resolved(question, way);
        } else {
            way.whenComplete((route, failure) -> errands.add(() -> resolved(question, way)));
        }
    }

    private AddressBook bookFor(AddressFamilies over) {
        return Objects.requireNonNull(books.get(over), "there is one for each");
    }

    private static void resolved(Question question, CompletableFuture<Either<TrackerError, Route>> way) {
        way.join().peek(question::visit).peekLeft(question::end);
    }

    private void run() {
        try {
            while (!closing) {
                turn();
            }
        } catch (IOException broken) {
            LOG.error("the selector of the UDP gateway broke", broken);
        } finally {
            shutDown();
        }
    }

    private void turn() throws IOException {
        conversations.advance(time());
        errands.runSome();
        errands.fallAsleep();
        if (errands.isEmpty()) {
            selector.select(this::ready, millis(sleep()));
        } else {
            selector.selectNow(this::ready);
        }
    }

    /** Not for long where interfaces come and go: a socket whose address is gone is closed. */
    private long sleep() throws IOException {
        long quiet = conversations.quietFor();
        if (!carrier.isBounded()) {
            return quiet;
        }
        carrier.closeStranded(conversations);
        return Math.min(quiet, Sockets.WATCHING);
    }

    /** As {@code select} wants it: rounded up, and 0 for ever. */
    private static long millis(long nanos) {
        return nanos == Long.MAX_VALUE ? 0 : TimeUnit.NANOSECONDS.toMillis(nanos) + 1;
    }

    private void ready(SelectionKey key) {
        errands.awake();
        conversations.advance(time());
        if (carrier.owns(key)) {
            carrier.ready(key, conversations);
        } else {
            probes.ready(key, conversations);
        }
    }

    @Override
    public boolean send(ByteBuffer packet, Conversation to) throws IOException {
        return carrier.send(packet, to, conversations);
    }

    @Override
    public void probe(Conversation target) {
        if (network.scope().proxy().isEmpty()) {
            probes.send(target, conversations);
        }
    }

    /** How many packets were ignored for this reason. */
    long discarded(Discard reason) {
        return conversations.discards().of(reason);
    }

    private void shutDown() {
        over = true;
        conversations.fallSilent();
        errands.runAll();
        conversations.end(closed());
        selector.keys().forEach(key -> Probes.closeQuietly(key.channel()));
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
