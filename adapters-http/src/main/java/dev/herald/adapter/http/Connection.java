package dev.herald.adapter.http;

import dev.herald.network.LastWords;
import dev.herald.network.LocalSide;
import dev.herald.network.Way;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.BiPredicate;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.command.RequestExecutionCommand;
import org.apache.hc.core5.http.nio.command.ShutdownCommand;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;

/**
 * A place in the pool for one connection to one origin: first empty, then open, and for one question at a time. Whoever holds it
 * gives it back to the {@link ConnectionPool} or drops it there.
 */
final class Connection {

    private final Origin origin;
    private final LastWords lastWords;
    private volatile @Nullable IOSession session;
    private volatile @Nullable Way way;
    private volatile boolean used;
    private volatile long idleSince;
    private volatile @Nullable Thread servedBy;

    Connection(Origin origin, LastWords lastWords) {
        this.origin = origin;
        this.lastWords = lastWords;
    }

    Origin origin() {
        return origin;
    }

    /** Whether there is a connection, and nobody is known to have closed it. */
    boolean isOpen() {
        IOSession current = session;
        return current != null && current.isOpen();
    }

    /** Whether it has carried an answer before: then the other side may have closed it meanwhile. */
    boolean isUsed() {
        return used;
    }

    void opened(IOSession fresh, Way taken) {
        used = false;
        way = taken;
        session = fresh;
    }

    /** The way it took; null while the place is empty. */
    @Nullable
    Way way() {
        return way;
    }

    /** Whether it may be used now: what it is bound to is there, and up, and the way still leads from there. */
    boolean isInScope() {
        Way taken = way;
        return taken == null
                || isBoundTo((local, bound) -> local.permits(bound, taken.next().getAddress()), true);
    }

    /** Whether what it is bound to is gone, so that nothing will ever come of it. */
    boolean isStranded() {
        return isBoundTo(LocalSide::hasLost, false);
    }

    private boolean isBoundTo(BiPredicate<LocalSide, InetAddress> property, boolean unbounded) {
        Way taken = way;
        IOSession current = session;
        if (taken == null || current == null || !taken.from().isBounded()) {
            return unbounded;
        }
        return current.getLocalAddress() instanceof InetSocketAddress bound
                ? property.test(taken.from(), bound.getAddress())
                : unbounded;
    }

    /** It has carried an answer, which was read by the thread that calls. */
    void answered() {
        used = true;
        servedBy = Thread.currentThread();
        idleSince = System.nanoTime();
    }

    /** Whether this thread read the last answer: the one that writes and reads it. */
    boolean isServedHere() {
        return servedBy == Thread.currentThread();
    }

    /** How long it has been idle, in nanoseconds. */
    long idleNanos() {
        return System.nanoTime() - idleSince;
    }

    /** Sends what the handler produces; the handler hears of everything else, also that the connection was closed already. */
    void send(AsyncClientExchangeHandler handler) {
        IOSession current = session;
        if (current == null) {
            throw new IllegalStateException("nothing to send on");
        }
        current.enqueue(new RequestExecutionCommand(handler, HttpCoreContext.create()), Command.Priority.NORMAL);
    }

    /** Ends the connection in the protocol's own way; the place is empty then. */
    void close() {
        IOSession current = session;
        session = null;
        if (current != null) {
            end(current, () -> current.enqueue(ShutdownCommand.GRACEFUL, Command.Priority.IMMEDIATE));
        }
    }

    /** Ends the connection at once, whatever is under way on it; the place is empty then. */
    void abort() {
        IOSession current = session;
        session = null;
        if (current != null) {
            end(current, () -> current.close(CloseMode.IMMEDIATE));
        }
    }

    private void end(IOSession ended, Runnable closing) {
        Way taken = way;
        if (taken == null || !taken.from().isBounded()) {
            closing.run();
        } else {
            lastWords.close(taken, ended.getLocalAddress(), closing);
        }
    }
}
