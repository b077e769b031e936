package dev.herald.adapter.http;

import dev.herald.network.LastWords;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who may have a connection: an idle one to the same origin, or an empty place for a new one, within a limit for each host and one
 * for all. Whoever finds neither waits in line. Some trackers (opentracker) close after every answer without saying so; an origin
 * that was caught at it gets a new connection every time for a while, which saves every question a vain attempt.
 */
final class ConnectionPool {

    /** After so many vain attempts in a row an origin counts as one that closes silently, */
    private static final int PATIENCE = 3;

    /** and for so long. */
    private static final long GRUDGE_NANOS = 600_000_000_000L;

    private static final int LATEST_FEW = 4;

    /** Whoever waits for a connection; called on the thread that has one to spare. */
    interface Waiter extends Consumer<Connection> {}

    /** What is known about one origin. Guarded by the pool. */
    private static final class Host {
        private final Deque<Connection> idle = new ArrayDeque<>();
        private final Deque<Waiter> waiting = new ArrayDeque<>();
        private int places;
        private int closedSilently;
        private long caughtAt;

        /**
         * The idle connection to be used next: the latest, which the other side has had the least time to close; but rather one of the
         * latest few that the asking thread serves itself, because it can write there without waking another one.
         */
        @Nullable
        Connection next() {
            int looks = LATEST_FEW;
            for (Iterator<Connection> latest = idle.descendingIterator(); latest.hasNext() && looks > 0; looks--) {
                Connection candidate = latest.next();
                if (candidate.isServedHere()) {
                    return candidate;
                }
            }
            return idle.peekLast();
        }

        boolean closesSilently() {
            return closedSilently >= PATIENCE && !isForgiven();
        }

        boolean isForgiven() {
            return closedSilently == 0 || System.nanoTime() - caughtAt >= GRUDGE_NANOS;
        }

        boolean isForgettable() {
            return places == 0 && waiting.isEmpty() && isForgiven();
        }
    }

    private record Handover(Waiter waiter, Connection place) {}

    private final HttpLimits limits;
    private final LastWords lastWords;
    private final Map<Origin, Host> hosts = new HashMap<>();
    /** All idle connections, the one idle for longest first. */
    private final Set<Connection> idle = new LinkedHashSet<>();
    /** Origins whose waiters had to wait because all hosts together have too many connections, in order. */
    private final Set<Origin> crowdedOut = new LinkedHashSet<>();

    private final Queue<Handover> handovers = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean handingOver = new AtomicBoolean();
    private int places;

    /** {@code lastWords}: of connections that it ends while that would be heard elsewhere. */
    ConnectionPool(HttpLimits limits, LastWords lastWords) {
        this.limits = limits;
        this.lastWords = lastWords;
    }

    /**
     * An idle connection, or an empty place for one. Where there is neither, null, and {@code waiter} is called once there is,
     * unless it is forgotten before.
     */
    @Nullable
    Connection take(Origin origin, Waiter waiter) {
        List<Connection> closing = new ArrayList<>(0);
        Connection taken;
        synchronized (this) {
            Host host = hosts.computeIfAbsent(origin, key -> new Host());
            taken = reuse(host, closing);
            if (taken == null) {
                taken = makePlace(origin, host, closing);
            }
            if (taken == null) {
                host.waiting.add(waiter);
            }
        }
        closing.forEach(Connection::close);
        return taken;
    }

    /** Takes back a connection that has been answered on, and keeps it if it is still open. */
    void give(Connection connection) {
        Waiter next = null;
        boolean kept;
        synchronized (this) {
            Host host = hostOf(connection);
            if (connection.isUsed()) {
                host.closedSilently = 0;
            }
            connection.answered();
            kept = connection.isOpen() && !host.closesSilently() && isUnclaimed(connection.origin());
            if (kept) {
                next = host.waiting.poll();
            }
            if (kept && next == null) {
                host.idle.addLast(connection);
                idle.add(connection);
            }
        }
        if (!kept) {
            connection.close();
            vacate(connection);
        } else if (next != null) {
            handOver(new Handover(next, connection));
        }
    }

    /** Ends a connection, whatever is under way on it, and gives its place to whoever waits. */
    void drop(Connection connection) {
        connection.abort();
        vacate(connection);
    }

    /** Takes somebody out of the line. */
    synchronized void forget(Origin origin, Waiter waiter) {
        Host host = hosts.get(origin);
        if (host != null && host.waiting.remove(waiter) && host.isForgettable()) {
            hosts.remove(origin);
        }
    }

    /** Remembers that an idle connection had been closed by the other side when it was used again. */
    synchronized void caughtClosingSilently(Connection connection) {
        Host host = hostOf(connection);
        host.closedSilently++;
        host.caughtAt = System.nanoTime();
    }

    /** Whether a new connection to this origin will be good for one answer only. */
    synchronized boolean closesSilently(Origin origin) {
        Host host = hosts.get(origin);
        return host != null && host.closesSilently();
    }

    /** Ends connections that have been idle for too long or that the other side closed. */
    void sweep() {
        List<Connection> tired;
        synchronized (this) {
            tired = idle.stream().filter(this::isTired).toList();
            tired.forEach(this::unpark);
            tired.forEach(this::removePlace);
            hosts.values().removeIf(Host::isForgettable);
        }
        tired.forEach(Connection::close);
        lastWords.again();
    }

    /** Ends all idle connections. */
    void close() {
        List<Connection> closing;
        synchronized (this) {
            closing = List.copyOf(idle);
            closing.forEach(this::unpark);
            closing.forEach(this::removePlace);
        }
        closing.forEach(Connection::abort);
        lastWords.end();
    }

    /** How many connections there are, and places promised for one. */
    synchronized int places() {
        return places;
    }

    private @Nullable Connection reuse(Host host, List<Connection> closing) {
        for (Connection latest = host.next(); latest != null; latest = host.next()) {
            unpark(latest);
            if (!isTired(latest)) {
                return latest;
            }
            removePlace(latest);
            closing.add(latest);
        }
        return null;
    }

    private @Nullable Connection makePlace(Origin origin, Host host, List<Connection> closing) {
        if (host.places >= limits.connectionsPerHost()) {
            return null;
        }
        if (places >= limits.connections()) {
            if (idle.isEmpty()) {
                crowdedOut.add(origin);
                return null;
            }
            Connection oldest = idle.iterator().next();
            unpark(oldest);
            removePlace(oldest);
            closing.add(oldest);
        }
        return addPlace(origin, host);
    }

    private void vacate(Connection left) {
        Handover next;
        synchronized (this) {
            removePlace(left);
            next = nextInLine(left.origin());
            hosts.computeIfPresent(left.origin(), (origin, host) -> host.isForgettable() ? null : host);
        }
        if (next != null) {
            handOver(next);
        }
    }

    /**
     * Calls the waiter, but never from within another waiter's call: one that cannot use its place gives it to the next at once, and
     * ten thousand of them on top of each other would be too much for a stack.
     */
    private void handOver(Handover next) {
        handovers.add(next);
        while (!handovers.isEmpty() && handingOver.compareAndSet(false, true)) {
            try {
                for (Handover due = handovers.poll(); due != null; due = handovers.poll()) {
                    due.waiter().accept(due.place());
                }
            } finally {
                handingOver.set(false);
            }
        }
    }

    /** Those who were crowded out come first, so that one busy host cannot keep all places to itself. */
    private @Nullable Handover nextInLine(Origin vacated) {
        Host busy = hosts.get(vacated);
        if (busy != null && !busy.waiting.isEmpty()) {
            crowdedOut.add(vacated);
        }
        while (!crowdedOut.isEmpty()) {
            Origin origin = crowdedOut.iterator().next();
            crowdedOut.remove(origin);
            Host host = hosts.get(origin);
            Waiter waiter = host == null || host.places >= limits.connectionsPerHost() ? null : host.waiting.poll();
            if (host != null && waiter != null) {
                Connection place = addPlace(origin, host);
                if (!host.waiting.isEmpty()) {
                    crowdedOut.add(origin);
                }
                return new Handover(waiter, place);
            }
        }
        return null;
    }

    /** Whether nobody but this origin's own waiters has a claim to its places. */
    private boolean isUnclaimed(Origin origin) {
        return crowdedOut.isEmpty() || (crowdedOut.size() == 1 && crowdedOut.contains(origin));
    }

    private boolean isTired(Connection connection) {
        return !connection.isOpen()
                || connection.isStranded()
                || connection.idleNanos() > limits.idle().toNanos();
    }

    private Connection addPlace(Origin origin, Host host) {
        host.places++;
        places++;
        return new Connection(origin, lastWords);
    }

    private void removePlace(Connection connection) {
        hostOf(connection).places--;
        places--;
    }

    private void unpark(Connection connection) {
        idle.remove(connection);
        hostOf(connection).idle.removeLastOccurrence(connection);
    }

    private Host hostOf(Connection connection) {
        Host host = hosts.get(connection.origin());
        if (host == null) {
            throw new IllegalStateException("not a connection of this pool");
        }
        return host;
    }
}
